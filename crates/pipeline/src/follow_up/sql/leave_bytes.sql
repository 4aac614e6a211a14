-- follow_up/leave_bytes
insert into leftover (shard, report, path, since_at) values (shard($report), $report, $path, $since_at)
on conflict (shard, report, path) do nothing
