-- augment/earlier_reports
-- Eight fingerprints at a time, each with its own limit: what many reports share must not cost more than what few do.
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $1 and report <> $9 order by report desc limit $10
) as shared_1
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $2 and report <> $9 order by report desc limit $10
) as shared_2
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $3 and report <> $9 order by report desc limit $10
) as shared_3
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $4 and report <> $9 order by report desc limit $10
) as shared_4
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $5 and report <> $9 order by report desc limit $10
) as shared_5
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $6 and report <> $9 order by report desc limit $10
) as shared_6
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $7 and report <> $9 order by report desc limit $10
) as shared_7
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $8 and report <> $9 order by report desc limit $10
) as shared_8
