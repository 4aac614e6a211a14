-- oversight/begin_head
insert into ledger_head (one, size, frontier, note) values (1, $size, $frontier, $note)
