-- triage/step_dismissal
update dismissal set place = $3, dismissed = dismissed + $4, restored = restored + $5, settled = settled + $6, state = $7
where shard = shard($1) and id = $1 and state = $2
