-- counsel/proposal
select id, kind, body, reason, document_name, document_bytes, document_sha256, document_path, document_key, proposed_by,
  proposed_at, decision, decided_by, decided_at, decision_reason, ended_by, ended_at, end_reason
from proposal where id = $id
