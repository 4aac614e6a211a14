-- directory/credentials_of
select id, party, holder, label, scopes, created_at, expires_at, revoked_at, last_used_at from credential
where party = $party and holder = $holder order by created_at, id
