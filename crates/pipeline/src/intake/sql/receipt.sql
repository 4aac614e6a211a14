-- intake/receipt
select digest, note from receipt where shard = shard($1) and report = $1
