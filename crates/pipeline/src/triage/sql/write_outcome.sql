-- triage/write_outcome
insert into outcome (shard, report, ordinal, designation, priority, completeness, factors, missing, decided_by, reason, decided_at)
values (shard($1), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
