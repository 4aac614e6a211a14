-- dossier/submission
select document, parsed from submission where report = $1
