-- directory/provider_by_secret
select p.id, p.name, p.world, p.webhook_url, p.webhook_key, p.hotline, c.id as credential, c.scopes, c.last_used_at
from credential c join provider p on p.id = c.holder
where c.digest = $digest and c.party = 'provider' and c.holder = $holder and c.revoked_at is null
  and (c.expires_at is null or c.expires_at > $now)
