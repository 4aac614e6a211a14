-- dossier/feedback
select ordinal, codes, note, actor, given_at from feedback where shard = shard($1) and report = $1 and referral = $2 order by ordinal
