-- dossier/sitting
select begun_at from sitting where report = $1 and reader = $2
