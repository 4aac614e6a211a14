-- dossier/repeated_by
select report as number from sent_again where first = $1 order by report limit $2
