-- oversight/entries
select position, leaf from entry where position >= $1 order by position limit $2
