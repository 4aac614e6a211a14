-- Many posts at once through the public form: none is refused, and none buries another.

-- Each page of the public form carries a token that sends one report. A spent token leads to the report it sent, so that
-- a second click answers as the first. Rows go when their token would be too old to be used.
create table form_token (
  id {bytes} not null primary key,
  report {int} not null,
  document_sha256 {bytes} not null,
  spent_at {int} not null
){strict};
create index form_token_spent on form_token (spent_at);
create index form_token_report on form_token (report);

-- Where a waiting report stands in the review queue. `list` is queue (a row of its own), flood (a row of its own among
-- posts that came above the usual rate), group (one of many behind the row of its group) or dismissed (for a day, until
-- the dismissal can no longer be undone). Rows of a list are in the order of rank, sort, report.
alter table desk add column list {text} not null default 'queue';
alter table desk add column rank {int} not null default 0;
alter table desk add column sort {int} not null default 0;
alter table desk add column post_group {int};
alter table desk add column signs {text} not null default '';
alter table desk add column dismissal {int};
update desk set
  rank = coalesce((select case r.priority when 'P0' then 0 when 'P1' then 1 when 'P2' then 2 else 3 end
    from report r where r.number = desk.report), 3),
  sort = coalesce((select r.finished_at from report r where r.number = desk.report), held_at);
create index desk_list on desk (list, rank, sort, report);
create index desk_group on desk (post_group, list, signs, report) where post_group is not null;
create index desk_dismissal on desk (dismissal, report) where dismissal is not null;

-- A report of the public that says that a child is in danger now: when it came, what it looks like, and its group.
create table danger_post (
  report {int} not null primary key,
  posted_at {int} not null,
  shape {text} not null,
  post_group {int} not null
){strict};
create index danger_post_time on danger_post (posted_at);
create index danger_post_shape on danger_post (shape, posted_at);

-- Posts of one text, exactly or nearly. A group is called by the number of its first post. `waiting` counts the posts
-- behind its row in the review queue; `known` says that an identifier in the text was known from elsewhere.
create table post_group (
  id {int} not null primary key,
  posts {int} not null,
  waiting {int} not null,
  known {int} not null,
  first_at {int} not null,
  last_at {int} not null,
  rank {int} not null,
  sort {int} not null,
  tie {int} not null
){strict};
create index post_group_waiting on post_group (rank, sort, tie) where waiting > 0;

-- By what a text is found again: a keyed digest of the whole, and keyed digests of parts of it that near texts share.
create table danger_text (
  digest {bytes} not null primary key,
  report {int} not null,
  post_group {int} not null
){strict};
create index danger_text_report on danger_text (report);
create table danger_band (
  band {bytes} not null,
  report {int} not null,
  post_group {int} not null,
  primary key (band, report)
){strict};
create index danger_band_report on danger_band (report);

-- What somebody dismissed in bulk: the posts of one group that have nothing of their own. State is dismissing, dismissed,
-- undoing, undone or settled; `report` is the first of the group, `place` the last that was looked at.
create table dismissal (
  id {int} not null primary key,
  report {int} not null,
  state {text} not null,
  reason {text} not null,
  ordered_by {text} not null,
  ordered_at {int} not null,
  until_at {int} not null,
  place {int} not null,
  dismissed {int} not null,
  restored {int} not null,
  settled {int} not null,
  undone_by {text},
  undone_at {int}
){strict};
create index dismissal_ordered on dismissal (ordered_at, id);
create index dismissal_report on dismissal (report);

-- The alert about a group counts the posts that wait in it.
alter table alert add column post_group {int};
