-- directory/revoke_credential
update credential set revoked_at = $4
where id = $1 and party = $2 and holder = $3 and revoked_at is null
