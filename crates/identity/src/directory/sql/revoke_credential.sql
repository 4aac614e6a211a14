-- directory/revoke_credential
update credential set revoked_at = $revoked_at
where id = $id and party = $party and holder = $holder and revoked_at is null
