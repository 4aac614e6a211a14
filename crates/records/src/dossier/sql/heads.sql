-- dossier/heads
select number, kind, world, provider, stage, incident, batched, files, opened_at, changed_at, finished_at, designation, priority,
  expunged_at
from report
where number in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
