-- oversight/report_stages
-- The subquery reads the end of an index and no further.
select stage as word, count(*) as times from (select stage from report order by number desc limit $bound) as newest
group by stage order by stage
