-- triage/dismissible
select report from desk
where post_group = $1 and list = 'group' and signs = '' and report > $2 and held_at <= $3 order by report limit $4
