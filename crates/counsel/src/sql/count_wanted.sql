-- counsel/count_wanted
select count(*) as waiting, min(wanted_at) as oldest from approval_wanted
