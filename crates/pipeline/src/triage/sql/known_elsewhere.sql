-- triage/known_elsewhere
select other.report from identifier mine join identifier other on other.fingerprint = mine.fingerprint
where mine.report = $1 and mine.matter not in ('file', 'address') and other.report <> $1
  and not exists (select 1 from danger_post p where p.report = other.report and p.post_group = $1) limit 1
