-- directory/session
select a.id, a.name, a.role, a.agency, a.provider, a.password, a.disabled, a.must_change, a.password_set_at, a.language, s.csrf, s.used_at
from session s join account a on a.id = s.account
where s.digest = $digest and s.ends_at > $now and s.used_at > $since
