-- counsel/end_proposal
update proposal set ended_by = $ended_by, ended_at = $ended_at, end_reason = $end_reason
where id = $id and decision = 'approved' and ended_at is null and until_day is not null
