-- directory/session
select a.id, a.name, a.role, a.agency, a.provider, a.password, a.disabled, a.must_change, a.password_set_at, a.language, s.csrf, s.used_at, s.proven_at, f.added_at as factor_added_at
from session s join account a on a.id = s.account left join factor f on f.account = a.id
where s.digest = $digest and s.ends_at > $now and s.used_at > $since
