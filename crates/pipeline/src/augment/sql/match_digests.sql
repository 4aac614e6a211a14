-- augment/match_digests
-- Sixteen at a time; a shorter question repeats its last digest.
select e.digest, e.kind, l.id, l.name, l.imported_at
from hash_entry e join hash_list l on l.id = e.list
where e.digest in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
order by e.kind, l.id, e.digest
