-- oversight/referral_states
-- The subquery reads the end of the key and no further.
select state as word, count(*) as times from (select state from referral where shard = 0 order by report desc, ordinal desc limit $bound) as newest
group by state order by state
