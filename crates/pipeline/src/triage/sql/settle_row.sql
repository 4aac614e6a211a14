-- triage/settle_row
delete from desk where shard = shard($1) and report = $1 and dismissal = $2
