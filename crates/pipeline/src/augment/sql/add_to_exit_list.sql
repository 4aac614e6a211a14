-- augment/add_to_exit_list
-- The lengths are those that were read: where another import was quicker, they are read again.
update exit_list set name = $name, source = $source, entries = entries + $entries, lengths = $lengths, imported_at = $imported_at where id = $id and lengths = $old_lengths
