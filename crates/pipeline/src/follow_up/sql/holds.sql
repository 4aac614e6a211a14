-- follow_up/holds
select ordinal, kind, clause, starts_at, ends_at, reference, agency, actor, recorded_at, lifted_at, lifted_why,
  confirmed_by, confirmed_at
from hold where shard = shard($report) and report = $report order by ordinal
