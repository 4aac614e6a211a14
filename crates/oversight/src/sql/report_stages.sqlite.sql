-- oversight/report_stages
-- The subquery reads the end of the key and no further.
select stage as word, count(*) as times from (select stage from report where shard = 0 order by number desc limit $bound) as newest
group by stage order by stage
