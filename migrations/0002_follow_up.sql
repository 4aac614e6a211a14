-- What must follow a report, in full.

-- Foreign requests. Under the text of 2008 the house declines only after it consulted the Attorney General; when, and
-- by which reference, is kept. The lists of the operator and of the provider are read by these keys.

alter table foreign_request add column consulted_at {int};
alter table foreign_request add column consultation {text};
create index foreign_request_open on foreign_request (opened_at, report) where ended_at is null;
create index foreign_request_ended on foreign_request (ended_at, report) where ended_at is not null;
create index foreign_request_provider on foreign_request (provider, opened_at, report);
