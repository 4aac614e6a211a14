-- oversight/rows/file_ground
select report, file, ordinal, kind, agency, reference, happened_at, recorded_by, recorded_at
from file_ground where report >= $1 and report <= $2 order by report, file, ordinal limit $3 offset $4
