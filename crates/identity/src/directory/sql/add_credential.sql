-- directory/add_credential
insert into credential (digest, id, party, holder, label, scopes, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
