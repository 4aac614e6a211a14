-- dossier/awaiting_destruction
select file, due_at from destruction where shard = shard($report) and report = $report and state = 'waiting' order by report, file, ordinal
