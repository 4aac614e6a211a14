-- triage/group_prints
-- By what the first post of a group leads to somebody.
select fingerprint from identifier
where shard = shard($1) and report = $1 and matter not in ('file', 'address') order by fingerprint limit $2
