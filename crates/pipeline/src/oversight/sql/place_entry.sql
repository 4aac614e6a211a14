-- oversight/place_entry
update entry set position = $2 where id = $1 and position is null
