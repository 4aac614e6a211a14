-- oversight/placed_lines
select position, kind, leaf_hash, opening, written_at from entry where position < $before order by position desc limit $limit
