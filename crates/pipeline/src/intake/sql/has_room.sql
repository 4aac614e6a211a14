-- intake/has_room
select cast(1 as bigint) as room from provider
where id = $provider
  and (select count(*) from report where report.provider = $provider and report.stage = 'open')
    <= coalesce(open_reports_max, $reports_max) - $margin
  and (select cast(coalesce(sum(held_bytes), 0) as bigint) from report where report.provider = $provider and report.stage = 'open')
    <= coalesce(open_bytes_max, $bytes_max) / $divisor
  and $own <= coalesce(open_bytes_max, $bytes_max) / 128
