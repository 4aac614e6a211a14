-- core/write_entry
insert into entry (shard, id, report, kind, leaf, leaf_hash, opening, written_at)
values (shard($report), $id, $report, $kind, $leaf, $leaf_hash, $opening, $written_at)
