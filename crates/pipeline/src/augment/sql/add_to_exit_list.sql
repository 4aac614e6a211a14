-- augment/add_to_exit_list
-- The lengths are those that were read: where another import was quicker, they are read again.
update exit_list set name = $2, source = $3, entries = entries + $4, lengths = $5, imported_at = $6 where id = $1 and lengths = $7
