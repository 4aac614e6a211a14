-- triage/decide_at_desk
update report set stage = 'triaged', designation = $designation, priority = $priority where shard = shard($number) and number = $number and stage = 'at_desk'
