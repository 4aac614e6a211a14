-- oversight/place_entries
-- All entries of one step at once: $ids holds their keys of 16 bytes one after the other, $first the first place, $count how many.
update entry set position = placed.place
from (
  select substr(cast($ids as bytea), cast(i * 16 + 1 as integer), 16) as id, cast($first as bigint) + i as place
  from generate_series(0, cast($count as bigint) - 1) as i
) as placed
where entry.shard = get_byte(placed.id, 6) and entry.id = placed.id and entry.position is null
