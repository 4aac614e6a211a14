//! The sessions of one person, so that they see where they are signed in, and end one that they do not know.

use clearline_core::row::{bytes_at, int_at, moment};
use clearline_core::{Attempts, House, Trouble, statement};
use clearline_report::words;
use clearline_store::{Row, params};
use jiff::{SignedDuration, Timestamp};

use super::sign_in::{Session, id_of};

statement! {
    SESSIONS_OF = "directory/sql/sessions_of";
    END_SESSION = "directory/sql/end_session";
}

/// How many sessions a person is shown, the last used first.
const MOST: usize = 100;

words! {
    /// What a browser says it is.
    pub enum Browser of "browser" {
        /// Mozilla's, and what is made of it.
        Firefox = "firefox",
        /// Microsoft's, by the mark that it adds to Chrome's.
        Edge = "edge",
        /// Google's, and what is made of it.
        Chrome = "chrome",
        /// Apple's, and whatever claims to be no other.
        Safari = "safari",
        /// Another one, or a program.
        Other = "other",
    }
}

impl Browser {
    /// Reads what a browser says of itself (`User-Agent`, RFC 9110, section 10.1.5). Browsers claim to be others as well, so
    /// the order matters.
    pub fn of(agent: &str) -> Browser {
        let marks = [
            ("Firefox/", Browser::Firefox),
            ("Edg/", Browser::Edge),
            ("Chrome/", Browser::Chrome),
            ("Safari/", Browser::Safari),
        ];
        marks.iter().find(|(mark, _)| agent.contains(mark)).map_or(Browser::Other, |(_, browser)| *browser)
    }
}

/// A session as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// What tells it from the others.
    pub id: String,
    /// What its browser says it is; none where that is not known.
    pub browser: Option<Browser>,
    /// Since when.
    pub started_at: Timestamp,
    /// When it was last used, to the minute.
    pub used_at: Timestamp,
    /// When it ends, whatever is done in it.
    pub ends_at: Timestamp,
}

/// The sessions of the person of this one, the last used first.
pub async fn sessions_of(house: &House, session: &Session) -> Result<Vec<OwnSession>, Trouble> {
    let mut all = rows_of(house, session).await?.iter().map(session_of).collect::<Result<Vec<_>, _>>()?;
    all.sort_by(|one, other| (other.used_at, &other.id).cmp(&(one.used_at, &one.id)));
    all.truncate(MOST);
    Ok(all)
}

async fn rows_of(house: &House, session: &Session) -> Result<Vec<Row>, Trouble> {
    let now = house.now();
    let idle = now - SignedDuration::from_mins(house.limits.session_idle_minutes);
    let of = params!(
        account = session.account.id.as_str(),
        now = now.as_microsecond(),
        since = idle.as_microsecond()
    );
    house.query(&SESSIONS_OF, of).await
}

fn session_of(row: &Row) -> Result<OwnSession, Trouble> {
    let time = |column: &str| moment(int_at(row, column)?);
    Ok(OwnSession {
        id: id_of(bytes_at(row, "digest")?),
        // One that a later version tells apart is another browser to us.
        browser: row.opt_text("browser")?.map(|word| word.parse().unwrap_or(Browser::Other)),
        started_at: time("started_at")?,
        used_at: time("used_at")?,
        ends_at: time("ends_at")?,
    })
}

/// Ends one of the person's own sessions. One that has ended meanwhile is ended already.
pub async fn end_own_session(house: &House, session: &Session, id: &str) -> Result<(), Trouble> {
    for row in rows_of(house, session).await? {
        let digest = bytes_at(&row, "digest")?;
        if id_of(digest) == id {
            let mut deed = house.deed("directory.end_own_session");
            deed.run(&END_SESSION, params!(digest = digest));
            deed.commit(&mut Attempts::new("directory.end_own_session")).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_told_by_what_no_other_claims_to_be() {
        for (agent, expected) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", Browser::Firefox),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0",
                Browser::Edge,
            ),
            (
                "Mozilla/5.0 (X11; Linux) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36",
                Browser::Chrome,
            ),
            (
                "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18 Safari/605.1.15",
                Browser::Safari,
            ),
            ("curl/8", Browser::Other),
        ] {
            assert_eq!(Browser::of(agent), expected, "{agent}");
        }
    }
}
