-- The language in which an agency gets its briefs: a tag such as `fr` or `pt-BR`. English until somebody sets it; it is never
-- guessed from a country.
alter table agency add column language {text};
