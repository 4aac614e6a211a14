-- oversight/add_checkpoint
insert into ledger_checkpoint (size, note, signed_at) values ($size, $note, $signed_at)
