-- intake/spend_token
insert into form_token (shard, id, report, document_sha256, spent_at) values (shard($id), $id, $report, $document_sha256, $spent_at)
