-- counsel/want_approval
insert into approval_wanted (shard, report, agency, ruling, policies, wanted_at) values (shard($report), $report, $agency, $ruling, $policies, $wanted_at)
on conflict (shard, report, agency) do update
set ruling = excluded.ruling, policies = excluded.policies, wanted_at = excluded.wanted_at
