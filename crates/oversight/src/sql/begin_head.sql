-- oversight/begin_head
insert into ledger_head (one, size, frontier, note) values (1, $1, $2, $3)
