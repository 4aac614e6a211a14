-- follow_up/approval_pending
select w.agency from approval_wanted w join agency a on a.id = w.agency where w.shard = shard($report) and w.report = $report and a.country = $country limit 1
