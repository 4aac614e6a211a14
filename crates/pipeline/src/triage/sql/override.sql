-- triage/override
update report set designation = $designation, priority = $priority where shard = shard($number) and number = $number and stage = $stage
