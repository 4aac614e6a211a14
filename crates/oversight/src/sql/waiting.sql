-- oversight/waiting
select id, leaf_hash from entry where position is null order by written_at, id limit $limit
