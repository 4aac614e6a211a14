-- disclosure/move_referral
-- Only while the agency is not suspended and the report is there: whoever was quicker wins.
update referral set state = $state where shard = shard($report) and report = $report and ordinal = $ordinal and state = $old_state
  and not exists (select 1 from agency a where a.id = referral.agency and a.suspended <> 0)
  and not exists (select 1 from report p where p.shard = referral.shard and p.number = referral.report and p.expunged_at is not null)
