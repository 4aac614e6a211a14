-- What the law asks to know of those who file and of the files they send.

-- A hotline is no provider under 18 U.S.C. 2258A: what it files rests on another law and starts no clock of its own.
alter table provider add column hotline {int} not null default 0;

-- What the sender said of having viewed the file: 1 yes, 0 no, null not stated or not described. It is kept beside the
-- document so that a sender's habit can be counted without reading documents.
alter table file add column viewed {int};

-- What an agency or the desk recorded that opens a file: a warrant of the agency's own, or who at the sender viewed it,
-- and when. One row for each file and agency; an attestation of the sender is nobody's in particular.
create table file_ground (
  report {int} not null,
  file {text} not null,
  ordinal {int} not null,
  kind {text} not null,
  agency {text},
  reference {text} not null,
  happened_at {int},
  recorded_by {text} not null,
  recorded_at {int} not null,
  primary key (report, file, ordinal)
){strict};
create index report_of_provider on report (provider, opened_at);
