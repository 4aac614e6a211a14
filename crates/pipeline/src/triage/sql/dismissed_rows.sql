-- triage/dismissed_rows
select report from desk where dismissal = $1 and report > $2 order by report limit $3
