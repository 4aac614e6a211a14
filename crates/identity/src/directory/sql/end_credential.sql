-- directory/end_credential
update credential set expires_at = $expires_at
where id = $id and party = $party and holder = $holder and revoked_at is null
