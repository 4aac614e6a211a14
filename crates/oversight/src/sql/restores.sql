-- oversight/restores
select signed_size, signed_root, has_size, recorded_at from ledger_restore where signed_size > 0 order by signed_size desc limit $limit
