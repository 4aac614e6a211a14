-- follow_up/expunge
update report set expunged_at = $expunged_at
where shard = shard($number) and number = $number and expunged_at is null and changed_at = $changed_at and holds = $holds
