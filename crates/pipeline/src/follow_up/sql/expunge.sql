-- follow_up/expunge
update report set expunged_at = $2
where number = $1 and expunged_at is null and changed_at = $3 and holds = $4
