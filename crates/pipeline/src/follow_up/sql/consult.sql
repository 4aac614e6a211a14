-- follow_up/consult
update foreign_request set consulted_at = $consulted_at, consultation = $consultation where shard = shard($report) and report = $report and ended_at is null and consulted_at is null
