-- triage/count_desk
-- Only what waits has a row.
select list, rank, count(*) as reports from desk group by list, rank order by list, rank
