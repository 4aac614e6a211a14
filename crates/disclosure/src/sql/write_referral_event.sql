-- disclosure/write_referral_event
insert into referral_event (shard, report, referral, ordinal, kind, actor, detail, at)
select shard($1), cast($1 as bigint), cast($2 as bigint), coalesce(max(ordinal), 0) + 1, cast($3 as text), cast($4 as text),
  cast($5 as text), cast($6 as bigint)
from referral_event where shard = shard($1) and report = $1 and referral = $2
