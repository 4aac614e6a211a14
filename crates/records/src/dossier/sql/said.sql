-- dossier/said
select parsed from submission where report = $1
