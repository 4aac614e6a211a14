-- refer/hand_overs
select ordinal, package, conditions, taken_by, taken_at, way, received_by, handed_on, recorded_by, recorded_at
from hand_over where shard = shard($report) and report = $report and referral = $referral order by ordinal
