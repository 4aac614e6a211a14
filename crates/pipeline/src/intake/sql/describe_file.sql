-- intake/describe_file
update file set document = $document, parsed = $parsed, described_at = $described_at, viewed = $viewed where shard = shard($report) and report = $report and id = $id and document is null
