-- intake/has_room
select cast(1 as bigint) as room from provider
where id = $1
  and (select count(*) from report where report.provider = $1 and report.stage = 'open')
    <= coalesce(open_reports_max, $2) - $3
  and (select cast(coalesce(sum(held_bytes), 0) as bigint) from report where report.provider = $1 and report.stage = 'open')
    <= coalesce(open_bytes_max, $4) / $5
  and $6 <= coalesce(open_bytes_max, $4) / 128
