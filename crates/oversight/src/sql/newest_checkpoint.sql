-- oversight/newest_checkpoint
select size, note, signed_at from ledger_checkpoint order by size desc limit 1
