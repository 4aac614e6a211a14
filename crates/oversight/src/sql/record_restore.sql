-- oversight/record_restore
insert into ledger_restore (signed_size, signed_root, has_size, recorded_at) values ($signed_size, $signed_root, $has_size, $recorded_at)
