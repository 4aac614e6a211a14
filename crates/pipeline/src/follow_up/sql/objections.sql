-- follow_up/objections
select agency, referral, reason, made_by, made_at from destruction_objection
where shard = shard($report) and report = $report and file = $file and notification = $ordinal order by agency
