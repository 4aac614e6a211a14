-- intake/spend_token
insert into form_token (id, report, document_sha256, spent_at) values ($1, $2, $3, $4)
