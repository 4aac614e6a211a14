-- triage/desk_row
select list, post_group from desk where report = $1
