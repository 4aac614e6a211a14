-- dossier/file_document
select id, sha256, size, document from file where report = $1 and id = $2
