-- core/raise_alert
insert into alert (shard, id, report, kind, words, raised_at, about, rank, sort) values (shard($id), $id, $report, $kind, $words, $raised_at, $about, $rank, $sort)
