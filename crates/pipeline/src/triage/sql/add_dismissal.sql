-- triage/add_dismissal
insert into dismissal (shard, id, report, state, reason, ordered_by, ordered_at, until_at, place, dismissed, restored, settled)
values (shard($1), $1, $2, 'dismissing', $3, $4, $5, $6, 0, 0, 0, 0)
