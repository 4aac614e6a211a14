-- follow_up/next_notice
select coalesce(max(ordinal), 0) + 1 from notice where report = $1
