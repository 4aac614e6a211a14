-- triage/unfolded
select report, list from desk where post_group = $post_group and list in ('queue', 'flood') and signs = '' limit $limit
