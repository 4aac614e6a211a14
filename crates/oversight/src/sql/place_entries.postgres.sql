-- oversight/place_entries
-- All entries of one step at once: $1 holds their keys of 16 bytes one after the other, $2 the first place, $3 how many.
update entry set position = placed.place
from (
  select substr(cast($1 as bytea), cast(i * 16 + 1 as integer), 16) as id, cast($2 as bigint) + i as place
  from generate_series(0, cast($3 as bigint) - 1) as i
) as placed
where entry.shard = get_byte(placed.id, 6) and entry.id = placed.id and entry.position is null
