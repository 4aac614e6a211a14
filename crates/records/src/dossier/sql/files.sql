-- dossier/files
select id, ordinal, name, size, md5, sha1, sha256, path, sealed_key, uploaded_at, parsed, kind
from file where shard = shard($1) and report = $1 order by ordinal, id
