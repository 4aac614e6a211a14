-- oversight/move_head
update ledger_head set size = $size, frontier = $frontier, note = $note where one = 1 and size = $old_size
