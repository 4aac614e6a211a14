-- counsel/end_proposal
update proposal set ended_by = $2, ended_at = $3, end_reason = $4
where id = $1 and decision = 'approved' and ended_at is null and until_day is not null
