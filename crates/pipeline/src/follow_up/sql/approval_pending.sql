-- follow_up/approval_pending
select w.report, w.agency, w.ruling, w.policies, w.wanted_at from approval_wanted w join agency a on a.id = w.agency where w.shard = shard($report) and w.report = $report and a.country = $country
