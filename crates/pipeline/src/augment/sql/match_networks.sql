-- augment/match_networks
-- Fifteen at a time; a shorter question repeats its last network. No entry holds for longer than lies between $oldest and $first.
select e.network, e.from_at, e.until_at, l.id, l.name, l.imported_at
from exit_entry e join exit_list l on l.id = e.list
where e.network in ($network_1, $network_2, $network_3, $network_4, $network_5, $network_6, $network_7, $network_8, $network_9, $network_10, $network_11, $network_12, $network_13, $network_14, $network_15)
  and e.from_at > $oldest and e.from_at <= $newest and e.until_at > $first
