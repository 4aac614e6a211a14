-- oversight/rows/ledger_restore
select signed_size, signed_root, has_size, recorded_at
from ledger_restore where signed_size > $signed_size order by signed_size limit $limit
