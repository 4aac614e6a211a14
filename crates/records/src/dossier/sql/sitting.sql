-- dossier/sitting
select begun_at from sitting where shard = shard($report) and report = $report and reader = $reader
