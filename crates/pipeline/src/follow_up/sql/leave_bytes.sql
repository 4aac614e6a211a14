-- follow_up/leave_bytes
insert into leftover (path, report, since_at) values ($1, $2, $3) on conflict (path) do nothing
