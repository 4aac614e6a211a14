-- dossier/rulings
select ordinal, agency, outcome, candidate, facts, body, digest, register, ruled_at, error from ruling where shard = shard($report) and report = $report order by ordinal
