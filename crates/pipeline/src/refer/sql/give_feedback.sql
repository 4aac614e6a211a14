-- refer/give_feedback
insert into feedback (shard, report, referral, ordinal, codes, note, actor, given_at)
select shard($report), cast($report as bigint), cast($referral as bigint), coalesce(max(ordinal), 0) + 1, cast($codes as text), cast($note as text),
  cast($actor as text), cast($given_at as bigint)
from feedback where shard = shard($report) and report = $report and referral = $referral
