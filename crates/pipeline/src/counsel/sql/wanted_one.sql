-- counsel/wanted_one
select report, agency, ruling, policies, wanted_at from approval_wanted where report = $1 and agency = $2
