-- dossier/repeated_by
select report as number from sent_again where first = $first order by report limit $limit
