-- core/count_jobs
select kind, count(*) as jobs, coalesce(sum(case when trouble is null then 0 else 1 end), 0) as failing from job where due_at <= $now group by kind order by kind
