-- dossier/document
select document from submission where report = $1
