-- dossier/ruling
select ordinal, agency, outcome, candidate, facts, body, digest, register, ruled_at, error from ruling where shard = shard($1) and report = $1 and ordinal = $2
