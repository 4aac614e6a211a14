-- intake/describe_file
update file set document = $3, parsed = $4, described_at = $5, viewed = $6 where shard = shard($1) and report = $1 and id = $2 and document is null
