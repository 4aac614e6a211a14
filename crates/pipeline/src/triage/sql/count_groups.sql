-- triage/count_groups
select count(*) as post_groups from post_group where waiting > 0
