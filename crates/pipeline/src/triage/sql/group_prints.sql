-- triage/group_prints
-- By what the first post of a group leads to somebody.
select fingerprint from identifier
where shard = shard($report) and report = $report and matter not in ('file', 'address') order by fingerprint limit $limit
