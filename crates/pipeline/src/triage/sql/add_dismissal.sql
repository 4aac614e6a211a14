-- triage/add_dismissal
insert into dismissal (shard, id, report, state, reason, ordered_by, ordered_at, until_at, place, dismissed, restored, settled)
values (shard($id), $id, $report, 'dismissing', $reason, $ordered_by, $ordered_at, $until_at, 0, 0, 0, 0)
