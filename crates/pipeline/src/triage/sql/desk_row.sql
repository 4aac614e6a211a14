-- triage/desk_row
select list, post_group from desk where shard = shard($1) and report = $1
