//! What the engines spell differently in the schema. Statements differ by [`crate::Sql::pair`] instead.

use crate::migrate::MigrationRefusal;

/// The two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    fn word(self) -> &'static str {
        match self {
            Dialect::Sqlite => "sqlite",
            Dialect::Postgres => "postgres",
        }
    }

    fn token(self, token: &str) -> Option<&'static str> {
        Some(match (token, self) {
            ("int", Dialect::Sqlite) => "integer",
            ("int", Dialect::Postgres) => "bigint",
            ("small", Dialect::Sqlite) => "integer",
            ("small", Dialect::Postgres) => "smallint",
            ("text", Dialect::Sqlite) => "text",
            // By bytes, as SQLite does: otherwise pages by key would come in another order on each server.
            ("text", Dialect::Postgres) => "text collate \"C\"",
            ("bytes", Dialect::Sqlite) => "blob",
            ("bytes", Dialect::Postgres) => "bytea",
            ("strict", Dialect::Sqlite) => "strict",
            // One tree in the order of the key, in place of a table and an index beside it.
            ("clustered", Dialect::Sqlite) => "strict, without rowid",
            ("strict" | "clustered", Dialect::Postgres) => "",
            ("changing", Dialect::Sqlite) => "strict, without rowid",
            // Room in each page for the next version of its rows: one that stays in its page costs no index anything.
            ("changing", Dialect::Postgres) => " with (fillfactor = 60)",
            ("shards", Dialect::Sqlite) => "1",
            ("shards", Dialect::Postgres) => "256",
            _ => return None,
        })
    }

    /// The text of a migration for this engine. `{int}`, `{small}`, `{text}`, `{bytes}` are the types, `{strict}` ends a
    /// table, or `{clustered}`, or `{changing}` where rows are changed soon after they are written; `{shards}` is how many
    /// shards there are. Lines from `-- only sqlite` (or `-- only postgres`) to `-- both` are for that engine alone.
    pub(crate) fn expand(self, text: &str) -> Result<String, MigrationRefusal> {
        let mut out = String::with_capacity(text.len());
        let mut mine = true;
        for line in text.lines() {
            if let Some(engine) = line.strip_prefix("-- only ") {
                mine = engine.trim() == self.word();
            } else if line.trim_end() == "-- both" {
                mine = true;
            } else if mine {
                self.expand_line(line, &mut out)?;
            }
            out.push('\n');
        }
        Ok(out)
    }

    fn expand_line(self, line: &str, out: &mut String) -> Result<(), MigrationRefusal> {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            match after.split_once('}') {
                Some((token, tail)) if is_word(token) => {
                    let unknown = || MigrationRefusal::UnknownToken { token: token.to_owned() };
                    out.push_str(self.token(token).ok_or_else(unknown)?);
                    rest = tail;
                }
                // A literal brace, as in the text '{}' of an empty JSON object.
                _ => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        Ok(())
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_serves_both_engines() {
        let text = "create table t (id {int}, n {small}, raw {bytes}, s {text} default '{}') {strict};\n-- only sqlite\nx\n-- both\ny";
        assert_eq!(
            Dialect::Sqlite.expand(text).unwrap(),
            "create table t (id integer, n integer, raw blob, s text default '{}') strict;\n\nx\n\ny\n"
        );
        assert_eq!(
            Dialect::Postgres.expand(text).unwrap(),
            "create table t (id bigint, n smallint, raw bytea, s text collate \"C\" default '{}') ;\n\n\n\ny\n"
        );
        let refused = Dialect::Postgres.expand("a {json}").unwrap_err();
        assert_eq!(refused, MigrationRefusal::UnknownToken { token: "json".to_owned() });
    }
}
