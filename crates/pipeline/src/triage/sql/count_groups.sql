-- triage/count_groups
select count(*) from post_group where waiting > 0
