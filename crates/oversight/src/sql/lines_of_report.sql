-- oversight/lines_of_report
select position, kind, leaf_hash, opening, written_at from entry where shard = shard($report) and report = $report and id between $first and $last
order by written_at desc limit $limit
