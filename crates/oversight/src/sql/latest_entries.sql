-- oversight/latest_entries
select position, kind, leaf, opening, written_at from entry where position < $1 order by position desc limit $2
