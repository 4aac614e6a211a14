-- triage/dismissed_rows
select report from desk where dismissal = $dismissal and report > $after order by report limit $limit
