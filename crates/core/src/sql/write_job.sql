-- core/write_job
insert into job (shard, id, kind, report, reference, due_at, attempts, leased_until)
values (shard($report), $id, $kind, $report, $reference, $due_at, 0, 0)
