-- oversight/rows/file
select report, id, ordinal, name, size, md5, sha1, sha256, path, sealed_key, uploaded_at, document, parsed, described_at, viewed, kind
from file where (shard, report) >= (shard($1), $1) and (shard, report) <= (shard($2), cast($2 as bigint) - $3)
order by shard, report, id limit $4 offset $5
