-- oversight/report_stages
-- The subquery reads the end of an index and no further.
select stage, count(*) from (select stage from report order by number desc limit $1) as newest
group by stage order by stage
