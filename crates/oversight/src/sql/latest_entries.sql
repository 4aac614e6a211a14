-- oversight/latest_entries
select position, kind, leaf, opening, written_at from entry where position < $before order by position desc limit $limit
