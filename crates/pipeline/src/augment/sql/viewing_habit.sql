-- augment/viewing_habit
select coalesce(sum(case when viewed = 1 then 1 else 0 end), 0) as viewed, count(*) as files from (
  select f.viewed as viewed from (
    select shard, number from report where provider = $provider and number <= $until order by number desc limit 50
  ) r join file f on f.shard = r.shard and f.report = r.number limit 500
) looked_at
