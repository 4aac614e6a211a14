-- counsel/wanted
select report, agency, ruling, policies, wanted_at from approval_wanted
where (wanted_at, report, agency) > ($1, $2, $3) order by wanted_at, report, agency limit $4
