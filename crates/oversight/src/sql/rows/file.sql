-- oversight/rows/file
select report, id, ordinal, name, size, md5, sha1, sha256, path, sealed_key, uploaded_at, document, parsed, described_at, viewed, kind
from file where (shard, report) >= (shard($first), $first) and (shard, report) <= (shard($last), cast($last as bigint) - $short)
order by shard, report, id limit $limit offset $offset
