-- follow_up/leave_bytes
insert into leftover (shard, report, path, since_at) values (shard($1), $1, $2, $3)
on conflict (shard, report, path) do nothing
