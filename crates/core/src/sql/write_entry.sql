-- core/write_entry
insert into entry (shard, id, report, kind, leaf, leaf_hash, opening, written_at)
values (shard($2), $1, $2, $3, $4, $5, $6, $7)
