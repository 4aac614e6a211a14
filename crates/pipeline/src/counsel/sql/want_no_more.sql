-- counsel/want_no_more
delete from approval_wanted where report = $1 and agency = $2
