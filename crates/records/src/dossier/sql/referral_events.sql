-- dossier/referral_events
select ordinal, kind, actor, detail, at from referral_event where shard = shard($report) and report = $report and referral = $referral order by ordinal
