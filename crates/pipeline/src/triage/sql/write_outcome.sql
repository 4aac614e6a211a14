-- triage/write_outcome
insert into outcome (shard, report, ordinal, designation, priority, completeness, factors, missing, decided_by, reason, decided_at)
values (shard($report), $report, $ordinal, $designation, $priority, $completeness, $factors, $missing, $decided_by, $reason, $decided_at)
