-- oversight/restores
select signed_size, signed_root, has_size, recorded_at from ledger_restore order by signed_size desc limit $1
