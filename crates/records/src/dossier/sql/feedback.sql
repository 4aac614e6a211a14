-- dossier/feedback
select ordinal, codes, note, actor, given_at from feedback where shard = shard($report) and report = $report and referral = $referral order by ordinal
