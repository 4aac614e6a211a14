-- dossier/later_reports
select report, ordinal, source, value, doubt
from statement where matter = 'earlier_report' and about = $about
order by report desc limit $limit
