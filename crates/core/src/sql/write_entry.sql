-- core/write_entry
insert into entry (id, report, kind, leaf, leaf_hash, opening, written_at)
values ($1, $2, $3, $4, $5, $6, $7)
