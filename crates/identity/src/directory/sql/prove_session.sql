-- directory/prove_session
update session set proven_at = $proven_at where digest = $digest
