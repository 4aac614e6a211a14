-- counsel/evidence_keys
select id, document_path, document_key from proposal where id > $after and document_key is not null order by id limit $limit
