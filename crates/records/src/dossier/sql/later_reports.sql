-- dossier/later_reports
select report, ordinal, source, value, doubt
from statement where matter = 'earlier_report' and about = $1
order by report desc limit $2
