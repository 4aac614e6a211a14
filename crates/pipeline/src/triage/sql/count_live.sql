-- triage/count_live
-- Only what is still on its way is counted, by indexes that hold nothing else: the cost does not grow with what ended.
select 'open' as word, count(*) as waiting from report where stage = 'open'
union all
select 'at_desk', count(*) from report where stage = 'at_desk'
union all
select kind, count(*) from job group by kind
