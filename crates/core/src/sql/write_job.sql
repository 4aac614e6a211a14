-- core/write_job
insert into job (shard, id, kind, report, reference, due_at, attempts, leased_until)
values ($1, $2, $3, $4, $5, $6, 0, 0)
