-- triage/raise_once
insert into alert (shard, id, kind, words, raised_at, about, rank, sort, post_group) values (shard($id), $id, $kind, $words, $raised_at, '', $rank, $sort, $post_group)
on conflict (shard, id) do nothing
