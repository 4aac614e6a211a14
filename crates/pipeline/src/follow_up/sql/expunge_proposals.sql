-- follow_up/expunge_proposals
-- Who decided must not read as if nobody had: what was there becomes empty, what was not stays null.
update proposal set reason = '', proposed_by = '',
  decided_by = case when decided_by is null then null else '' end,
  decision_reason = case when decision_reason is null then null else '' end,
  ended_by = case when ended_by is null then null else '' end,
  end_reason = case when end_reason is null then null else '' end,
  document_name = null, document_path = null, document_key = null
where report = $report
