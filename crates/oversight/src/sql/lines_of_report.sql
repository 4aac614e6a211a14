-- oversight/lines_of_report
select position, kind, leaf_hash, opening, written_at from entry where shard = shard($1) and report = $1 and id between $2 and $3
order by written_at desc limit $4
