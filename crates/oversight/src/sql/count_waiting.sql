-- oversight/count_waiting
select count(*), min(written_at) from entry where position is null
