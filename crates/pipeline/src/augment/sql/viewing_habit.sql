-- augment/viewing_habit
-- The files of each report are counted by their key: a join would be left to the planner, which reads whole tables while it
-- knows nothing of their sizes.
select cast(coalesce(sum(viewed), 0) as bigint) as viewed, cast(coalesce(sum(files), 0) as bigint) as files from (
  select
    (select count(*) from file f where f.shard = r.shard and f.report = r.number and f.viewed = 1) as viewed,
    (select count(*) from file f where f.shard = r.shard and f.report = r.number) as files
  from (select shard, number from report where provider = $provider and number <= $until order by number desc limit 50) r
) looked_at
