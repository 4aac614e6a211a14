-- dossier/awaiting_destruction
select file, due_at from destruction where shard = shard($1) and report = $1 and state = 'waiting' order by report, file, ordinal
