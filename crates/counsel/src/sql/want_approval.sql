-- counsel/want_approval
insert into approval_wanted (shard, report, agency, ruling, policies, wanted_at) values (shard($1), $1, $2, $3, $4, $5)
on conflict (shard, report, agency) do update
set ruling = excluded.ruling, policies = excluded.policies, wanted_at = excluded.wanted_at
