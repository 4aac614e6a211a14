-- counsel/in_force
select id, kind, body, decided_at from proposal
where decision = 'approved' and ended_at is null and until_day >= $today order by until_day, id
