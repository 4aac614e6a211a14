-- core/pass_job
-- The next job takes the place of the one that ended, under a lease of its own. What the queue is ordered by stays, so that
-- PostgreSQL writes no index.
update job set lease = $next_lease, kind = $kind, reference = $reference, attempts = 1, leased_until = $leased_until, trouble = null
where shard = shard($report) and report = $report and id = $id and lease = $lease
