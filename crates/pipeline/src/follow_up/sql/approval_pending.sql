-- follow_up/approval_pending
select w.agency from approval_wanted w join agency a on a.id = w.agency where w.shard = shard($1) and w.report = $1 and a.country = $2 limit 1
