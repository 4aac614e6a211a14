-- oversight/place_entries
-- All entries of one step at once: $1 holds their keys of 16 bytes one after the other, $2 the first place, $3 how many.
with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $3),
placed(id, place) as (select substr($1, i * 16 + 1, 16), $2 + i from n)
update entry set position = placed.place from placed
where entry.shard = 0 and entry.id = placed.id and entry.position is null
