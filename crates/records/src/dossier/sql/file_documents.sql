-- dossier/file_documents
select id, sha256, size, document from file where report = $1 order by ordinal, id
