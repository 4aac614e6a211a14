-- core/count_jobs
select kind, count(*), coalesce(sum(case when trouble is null then 0 else 1 end), 0) from job where due_at <= $1 group by kind order by kind
