-- counsel/set_evidence_key
update proposal set document_key = $3 where id = $1 and document_key = $2
