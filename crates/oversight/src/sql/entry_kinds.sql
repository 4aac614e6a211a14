-- oversight/entry_kinds
-- A range of the index over places: the cost is that of the newest entries asked for, however many there are.
select kind, count(*) from entry where position >= $1 group by kind order by kind
