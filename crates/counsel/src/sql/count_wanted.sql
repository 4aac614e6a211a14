-- counsel/count_wanted
select count(*), min(wanted_at) from approval_wanted
