-- dossier/sitting
select begun_at from sitting where shard = shard($1) and report = $1 and reader = $2
