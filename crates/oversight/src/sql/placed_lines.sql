-- oversight/placed_lines
select position, kind, leaf_hash, opening, written_at from entry where position < $1 order by position desc limit $2
