-- triage/same_text
select post_group from danger_text where digest = $1
