-- dossier/awaiting_destruction
select file, due_at from destruction where report = $1 and state = 'waiting' order by report, file, ordinal
