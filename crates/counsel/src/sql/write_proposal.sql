-- counsel/write_proposal
insert into proposal (id, kind, subject, report, body, reason, until_day, document_name, document_bytes, document_sha256,
  document_path, document_key, proposed_by, proposed_at)
values ($id, $kind, $subject, $report, $body, $reason, $until_day, $document_name, $document_bytes, $document_sha256, $document_path, $document_key, $proposed_by, $proposed_at)
