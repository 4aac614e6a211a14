//! Rulings that wait for an approval. A row is written when such a ruling is kept, and goes when a later one is, or when
//! the approval is refused: the list holds what waits and nothing else.

use clearline_core::row::{int_at, moment, number_at, text_at, word_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{Deed, House, Job, Trouble, statement};
use clearline_law::access::{Permit, ReadLaw};
use clearline_law::{Gap, Ground};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed;
use clearline_report::{AgencyId, ReportNumber};
use clearline_store::{Row, params};
use jiff::{SignedDuration, Timestamp};

use super::model::ReportAsked;

statement! {
    WANT = "sql/want_approval";
    NO_MORE = "sql/want_no_more";
    WANTED = "sql/wanted";
    WANTED_ONE = "sql/wanted_one";
}

/// A ruling that waits for an approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The report and the ruling.
    pub asked: ReportAsked,
    /// The agency it would go to.
    pub agency: AgencyId,
    /// The policies that leave it to counsel.
    pub policies: Vec<String>,
    /// Since when it waits.
    pub since: Timestamp,
}

impl Wanted {
    /// A page of what waits, the oldest first, below `after`.
    pub async fn page(
        house: &House,
        _: &Permit<ReadLaw>,
        after: Option<&Wanted>,
    ) -> Result<Rows<Wanted, Wanted>, Trouble> {
        waiting(house, after).await
    }

    /// Does it wait for an entry about the agency, and not for the agreement that a policy asks for?
    pub fn lacks_entry(&self) -> bool {
        let lacks = |word: &String| word.parse().is_ok_and(|gap: Gap| Ground::Gap(gap).lacks_an_entry());
        self.policies.iter().any(lacks)
    }

    /// Takes it from the list in this deed, where nobody else did meanwhile.
    pub fn leaves_list(&self, deed: &mut Deed<'_>) {
        deed.must_change(&NO_MORE, params!(report = self.asked.report.get(), agency = self.agency.as_str()));
    }

    /// What waits about one report and agency.
    pub async fn of(
        house: &House,
        _: &Permit<ReadLaw>,
        report: ReportNumber,
        agency: &AgencyId,
    ) -> Result<Option<Wanted>, Trouble> {
        let rows = house.query(&WANTED_ONE, params!(report = report.get(), agency = agency.as_str())).await?;
        rows.first().map(wanted_of).transpose()
    }

    /// What waits by one ruling.
    pub async fn by(
        house: &House,
        permit: &Permit<ReadLaw>,
        asked: ReportAsked,
    ) -> Result<Option<Wanted>, Trouble> {
        let ruling = routed::ruling(house, &to_work(asked.report), asked.ruling).await?;
        let Some(ruling) = ruling else { return Ok(None) };
        let waiting = Wanted::of(house, permit, asked.report, &ruling.agency).await?;
        Ok(waiting.filter(|one| one.asked == asked))
    }

    /// Puts a ruling on the list; an earlier one about the same report and agency leaves it.
    pub fn put(deed: &mut Deed<'_>, asked: ReportAsked, agency: &AgencyId, policies: &[&str]) {
        let at = deed.at_us();
        deed.run(
            &WANT,
            params!(
                report = asked.report.get(),
                agency = agency.as_str(),
                ruling = asked.ruling,
                policies = policies.join(" "),
                wanted_at = at
            ),
        );
    }
}

/// A page of what waits, the oldest first, below `after`: for the program itself, which shows it to nobody.
pub async fn waiting(house: &House, after: Option<&Wanted>) -> Result<Rows<Wanted, Wanted>, Trouble> {
    let (at, report, agency) = after.map_or((0, 0, ""), |last| {
        (last.since.as_microsecond(), last.asked.report.get(), last.agency.as_str())
    });
    let params = params!(wanted_at = at, report = report, agency = agency, limit = house.limits.page_rows);
    let source = Source::of("approval_wanted", &["report", "agency"]);
    Rows::read(house, &source, &house.query(&WANTED, params).await?, wanted_of, place_of)
}

/// What a waiting row is, from a statement that reads it whole.
pub fn wanted_of(row: &Row) -> Result<Wanted, Trouble> {
    Ok(Wanted {
        asked: ReportAsked { report: number_at(row, "report")?, ruling: int_at(row, "ruling")? },
        agency: text_at(row, "agency")?.parse().map_err(Trouble::row)?,
        policies: text_at(row, "policies")?.split(' ').map(str::to_owned).collect(),
        since: moment(int_at(row, "wanted_at")?)?,
    })
}

/// Removes a report and an agency from the list: there is a new ruling, or the approval was refused. A foreign request
/// that waited for it is looked at again.
pub fn no_more(deed: &mut Deed<'_>, report: ReportNumber, agency: &AgencyId) {
    deed.run(&NO_MORE, params!(report = report.get(), agency = agency.as_str()));
    deed.then(Job::AnswerRequest, report, 0, SignedDuration::ZERO);
}

/// The place of a row in the list: what else it says may be unreadable.
fn place_of(row: &Row) -> Result<Wanted, Trouble> {
    Ok(Wanted {
        asked: ReportAsked { report: number_at(row, "report")?, ruling: 0 },
        agency: word_at(row, "agency")?,
        policies: Vec::new(),
        since: moment(int_at(row, "wanted_at")?)?,
    })
}
