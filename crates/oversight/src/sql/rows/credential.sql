-- oversight/rows/credential
select id, digest, party, holder, label, scopes, created_at, expires_at, revoked_at, last_used_at
from credential where id > $id order by id limit $limit
