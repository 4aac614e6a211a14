-- follow_up/end_destruction
update destruction set destroyed_at = $3 where report = $1 and file = $2 and destroyed_at is null
