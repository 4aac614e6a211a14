-- augment/match_digests
-- Sixteen at a time; a shorter question repeats its last digest.
select e.digest, e.kind, l.id, l.name, l.imported_at
from hash_entry e join hash_list l on l.id = e.list
where e.digest in ($digest_1, $digest_2, $digest_3, $digest_4, $digest_5, $digest_6, $digest_7, $digest_8, $digest_9, $digest_10, $digest_11, $digest_12, $digest_13, $digest_14, $digest_15, $digest_16)
order by e.kind, l.id, e.digest
