-- triage/group_signs
select signs, count(*) as posts from desk where post_group = $post_group and list = 'group' and signs > '' group by signs order by signs
