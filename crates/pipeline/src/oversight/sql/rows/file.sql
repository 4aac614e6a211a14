-- oversight/rows/file
select report, id, ordinal, name, size, md5, sha1, sha256, path, sealed_key, uploaded_at, document, parsed, described_at, viewed, kind
from file where report >= $1 and report <= $2 order by report, id limit $3 offset $4
