-- dossier/said
select parsed from submission where shard = shard($1) and report = $1
