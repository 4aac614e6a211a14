-- follow_up/expunge_rulings
-- What is proved by its digest stays.
update ruling set candidate = '', error = null where shard = shard($report) and report = $report
