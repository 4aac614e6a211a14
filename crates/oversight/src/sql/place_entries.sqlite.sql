-- oversight/place_entries
-- All entries of one step at once: $ids holds their keys of 16 bytes one after the other, $first the first place, $count how many.
with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $count),
placed(id, place) as (select substr($ids, i * 16 + 1, 16), $first + i from n)
update entry set position = placed.place from placed
where entry.shard = 0 and entry.id = placed.id and entry.position is null
