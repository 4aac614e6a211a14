-- dossier/file
select id, ordinal, name, size, md5, sha1, sha256, path, sealed_key, uploaded_at, parsed, kind
from file where shard = shard($report) and report = $report and id = $id
