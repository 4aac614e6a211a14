-- oversight/waiting_lines
select position, kind, leaf_hash, opening, written_at from entry where position is null order by written_at desc limit $limit
