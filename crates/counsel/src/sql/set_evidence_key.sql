-- counsel/set_evidence_key
update proposal set document_key = $new_key where id = $id and document_key = $old_key
