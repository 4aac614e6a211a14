-- core/write_job
insert into job (shard, id, kind, report, reference, due_at, attempts, leased_until)
values (shard($3), $1, $2, $3, $4, $5, 0, 0)
