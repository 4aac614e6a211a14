-- Packages that people of ours took out and handed to an agency that uses no tool of ours. One row for each time a package
-- was taken out; who received it stands there once it was recorded. What is null was not recorded yet.
create table hand_over (
  report {int} not null,
  referral {int} not null,
  ordinal {int} not null,
  package {bytes} not null,
  conditions {bytes} not null,
  taken_by {text} not null,
  taken_at {int} not null,
  way {text},
  received_by {text},
  handed_on {text},
  recorded_by {text},
  recorded_at {int},
  primary key (report, referral, ordinal)
){strict};
