-- dossier/head
select number, kind, world, provider, stage, incident, batched, files, opened_at, changed_at, finished_at, designation, priority,
  expunged_at
from report where shard = shard($number) and number = $number
