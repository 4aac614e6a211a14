-- counsel/wanted_one
select report, agency, ruling, policies, wanted_at from approval_wanted where shard = shard($1) and report = $1 and agency = $2
