-- dossier/referral_events
select ordinal, kind, actor, detail, at from referral_event where shard = shard($1) and report = $1 and referral = $2 order by ordinal
