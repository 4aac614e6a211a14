-- oversight/add_checkpoint
insert into ledger_checkpoint (size, note, signed_at) values ($1, $2, $3)
