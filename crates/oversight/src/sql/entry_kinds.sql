-- oversight/entry_kinds
-- A range of the index over places: the cost is that of the newest entries asked for, however many there are.
select kind as word, count(*) as times from entry where position >= $bound group by kind order by kind
