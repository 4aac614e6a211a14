-- directory/agency_by_secret
select id, holder, label, scopes, last_used_at from credential
where digest = $digest and party = 'agency' and revoked_at is null and (expires_at is null or expires_at > $now)
