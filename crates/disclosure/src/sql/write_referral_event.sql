-- disclosure/write_referral_event
insert into referral_event (shard, report, referral, ordinal, kind, actor, detail, at)
select shard($report), cast($report as bigint), cast($referral as bigint), coalesce(max(ordinal), 0) + 1, cast($kind as text), cast($actor as text),
  cast($detail as text), cast($at as bigint)
from referral_event where shard = shard($report) and report = $report and referral = $referral
