-- augment/match_networks
-- Fifteen at a time; a shorter question repeats its last network. No entry holds for longer than lies between $16 and $17.
select e.network, e.from_at, e.until_at, l.id, l.name, l.imported_at
from exit_entry e join exit_list l on l.id = e.list
where e.network in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
  and e.from_at > $16 and e.from_at <= $18 and e.until_at > $17
