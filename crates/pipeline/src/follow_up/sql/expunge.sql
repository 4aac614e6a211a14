-- follow_up/expunge
update report set expunged_at = $2
where shard = shard($1) and number = $1 and expunged_at is null and changed_at = $3 and holds = $4
