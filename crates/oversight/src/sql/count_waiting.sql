-- oversight/count_waiting
select count(*) as entries, min(written_at) as oldest from entry where position is null
