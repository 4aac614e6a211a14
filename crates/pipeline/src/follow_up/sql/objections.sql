-- follow_up/objections
select agency, referral, reason, made_by, made_at from destruction_objection
where shard = shard($1) and report = $1 and file = $2 and notification = $3 order by agency
