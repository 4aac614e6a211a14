-- oversight/lines_of_report
select position, kind, leaf_hash, opening, written_at from entry where report = $1 order by written_at desc limit $2
