-- augment/earlier_reports
-- Eight fingerprints at a time, each with its own limit: what many reports share must not cost more than what few do.
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $fingerprint_1 and report <> $own order by report desc limit $limit
) as shared_1
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $fingerprint_2 and report <> $own order by report desc limit $limit
) as shared_2
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $fingerprint_3 and report <> $own order by report desc limit $limit
) as shared_3
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $fingerprint_4 and report <> $own order by report desc limit $limit
) as shared_4
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $fingerprint_5 and report <> $own order by report desc limit $limit
) as shared_5
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $fingerprint_6 and report <> $own order by report desc limit $limit
) as shared_6
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $fingerprint_7 and report <> $own order by report desc limit $limit
) as shared_7
union all
select fingerprint, report from (
  select fingerprint, report from identifier where fingerprint = $fingerprint_8 and report <> $own order by report desc limit $limit
) as shared_8
