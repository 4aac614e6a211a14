-- triage/unfolded
select report, list from desk where post_group = $1 and list in ('queue', 'flood') and signs = '' limit $2
