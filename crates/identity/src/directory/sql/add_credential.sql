-- directory/add_credential
insert into credential (digest, id, party, holder, label, scopes, created_at, expires_at)
values ($digest, $id, $party, $holder, $label, $scopes, $created_at, $expires_at)
