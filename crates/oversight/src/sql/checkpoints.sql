-- oversight/checkpoints
select size, note, signed_at from ledger_checkpoint where size > $after order by size limit $limit
