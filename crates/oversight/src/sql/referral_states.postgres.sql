-- oversight/referral_states
-- Of the newest reports alone: the subquery reads the end of an index and no further.
select f.state as word, count(*) as times from (select shard, number from report order by number desc limit $bound) as newest
join referral f on f.shard = newest.shard and f.report = newest.number
group by f.state order by f.state
