-- triage/dismissible
select report from desk
where post_group = $post_group and list = 'group' and signs = '' and report > $after and held_at <= $until order by report limit $limit
