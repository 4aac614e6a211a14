-- oversight/place_entries
-- All entries of one step at once: $1 holds their keys of 16 bytes one after the other, $2 the first place, $3 how many.
-- SQLite has no function for the number of a byte: it is read from its two hexadecimal digits.
with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $3),
placed(id, first, place) as (
  select substr($1, i * 16 + 1, 16), hex(substr($1, i * 16 + 1, 1)), $2 + i from n
)
update entry set position = placed.place from placed
where entry.shard = 16 * instr('123456789ABCDEF', substr(placed.first, 1, 1)) + instr('123456789ABCDEF', substr(placed.first, 2, 1))
  and entry.id = placed.id and entry.position is null
