-- oversight/move_head
update ledger_head set size = $2, frontier = $3, note = $4 where one = 1 and size = $1
