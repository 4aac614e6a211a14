-- What a file is, by its own first bytes: said before anybody opens it. Files that were received earlier have none.
alter table file add column kind {text};

-- Lists of proxies and of exits of networks that hide who uses them, as operators import them. `lengths` names the
-- lengths of the networks the list ever held, such as `4/32 6/128`, so that a search asks for those alone.
create table exit_list (
  id {text} not null primary key,
  name {text} not null,
  source {text} not null,
  entries {int} not null,
  lengths {text} not null,
  imported_at {int} not null
){strict};

-- A network of a list, for a time. `network` is the address of the network, four or sixteen bytes, and behind it one
-- byte that says how many of its bits count.
create table exit_entry (
  network {bytes} not null,
  list {text} not null,
  from_at {int} not null,
  until_at {int} not null,
  primary key (network, from_at, list)
){strict};
create index exit_entry_list on exit_entry (list, network, from_at);
