-- intake/quarantined_keys
select q.report, q.file, f.path, q.sealed_key from quarantined_key q join file f on f.report = q.report and f.id = q.file
where q.report > $1 or (q.report = $1 and q.file > $2) order by q.report, q.file limit $3
