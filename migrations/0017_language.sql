-- In which language a person reads pages: a tag of BCP 47, none where the browser's is taken.
alter table account add column language {text};
