-- What expunging did not reach before: words of people beside rulings, requests, notices and proposals.

-- What went wrong where a ruling could not be decided. The message may repeat what a report says, so it stands apart from
-- the ruling, whose digest the ledger proves and which stays.
alter table ruling add column error {text};
update ruling set error = body where outcome = 'error';

create index proposal_report on proposal (report) where report is not null;

-- Of reports that were expunged already.
update ruling set candidate = '', error = null
where report in (select number from report where expunged_at is not null);
update ruling set body = '{"error":"undecided"}'
where outcome = 'error' and report in (select number from report where expunged_at is not null);
update foreign_request set agency_name = '', consultation = null
where report in (select number from report where expunged_at is not null);
update notice set body = 'The report was expunged.'
where report in (select number from report where expunged_at is not null);
update alert set acknowledged_by = null
where report in (select number from report where expunged_at is not null);
update proposal set reason = '', decision_reason = case when decision_reason is null then null else '' end,
  end_reason = case when end_reason is null then null else '' end, proposed_by = '',
  decided_by = case when decided_by is null then null else '' end,
  ended_by = case when ended_by is null then null else '' end,
  document_name = null, document_path = null, document_key = null
where report in (select number from report where expunged_at is not null);
delete from job where report in (select number from report where expunged_at is not null);
