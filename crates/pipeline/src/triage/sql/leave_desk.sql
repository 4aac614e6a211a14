-- triage/leave_desk
delete from desk where shard = shard($1) and report = $1 and list = $2
