-- directory/credentials
select id, party, holder, label, scopes, created_at, expires_at, revoked_at, last_used_at from credential
where party = $party order by party, holder, created_at, id
