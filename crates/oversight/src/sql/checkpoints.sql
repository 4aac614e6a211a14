-- oversight/checkpoints
select size, note, signed_at from ledger_checkpoint where size > $1 order by size limit $2
