-- oversight/entries
select position, leaf from entry where position >= $first order by position limit $limit
