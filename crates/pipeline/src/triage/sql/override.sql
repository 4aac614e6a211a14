-- triage/override
update report set designation = $2, priority = $3 where shard = shard($1) and number = $1 and stage = $4
