-- intake/spent_token
select report, document_sha256 from form_token where shard = shard($id) and id = $id
