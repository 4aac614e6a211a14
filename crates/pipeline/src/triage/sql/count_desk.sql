-- triage/count_desk
-- Only what waits has a row.
select list, rank, count(*) from desk group by list, rank order by list, rank
