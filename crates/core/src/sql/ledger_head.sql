-- core/ledger_head
select size, frontier, note from ledger_head where one = 1
