//! Files in review: a card without a picture, deliberate acts that are recorded before anything is shown, and the picture
//! itself at an address that lives a minute.

pub(super) mod picture;
mod reading;
#[cfg(feature = "samples")]
pub(super) mod sample;
mod showing;
mod view;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_disclosure::tickets::{self, Opened};
use clearline_disclosure::viewing::{self, Purpose, Sight, ViewError};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Choice, Fact, FileRow, Gate, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_law::FileGate;
use clearline_law::access::{AttestViewing, Permit, ReadReport, Thing, ViewFile, permit};
use clearline_records::dossier::augmented::{self, Matter, Statement};
use clearline_records::dossier::{self, Head, KeptFile, readings};
use clearline_report::{Argument, FileId, FileKind, Message, World, message};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::own_report;
use super::told::with_doubts;
use clearline_frame::Frame;
use reading::Reading;
use view::{FilePage, FileText, FileView, Sharpness, Showing};

/// How long a picture's address works.
const TICKET_SECONDS: i64 = 60;

/// The headers sent with a picture: if a browser took it for a page, it could run nothing and load nothing. The one
/// thing the blurred drawing holds is the picture within it.
const PICTURE_POLICY: &str = "default-src 'none'; img-src data:; sandbox";

pub(super) async fn card(
    State(frame): State<Frame>,
    person: SignedIn,
    Path((number, id)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let (head, permit) = own_report(frame.house(), &person, &number).await?;
    let card = Card { house: frame.house(), person: &person, head: &head, permit: &permit };
    Ok(Shown(card.page(&file_id(&id)?, None, None).await?).into_response())
}

#[derive(Deserialize)]
pub(super) struct Act {
    #[serde(default)]
    purpose: String,
    /// The page of a text, from 1.
    #[serde(default)]
    page: Option<usize>,
    /// Not empty where a text is to be read as plain lines.
    #[serde(default)]
    plain: String,
}

/// The view of a file that is requested.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    /// The first act: a picture blurred, or a page of a text.
    Open { page: usize, plain: bool },
    /// A second act with a picture.
    Sharper,
    /// A further act with a picture that moves.
    Moving,
}

pub(super) async fn open(
    State(frame): State<Frame>,
    Path((number, id)): Path<(String, String)>,
    Checked { by, form }: Checked<Act>,
) -> Result<Response, PageError> {
    let ask = Ask::Open { page: form.page.unwrap_or(1), plain: !form.plain.is_empty() };
    act(frame.house(), &by, &number, &id, &form, ask).await
}

pub(super) async fn sharper(
    State(frame): State<Frame>,
    Path((number, id)): Path<(String, String)>,
    Checked { by, form }: Checked<Act>,
) -> Result<Response, PageError> {
    act(frame.house(), &by, &number, &id, &form, Ask::Sharper).await
}

pub(super) async fn moving(
    State(frame): State<Frame>,
    Path((number, id)): Path<(String, String)>,
    Checked { by, form }: Checked<Act>,
) -> Result<Response, PageError> {
    act(frame.house(), &by, &number, &id, &form, Ask::Moving).await
}

#[derive(Deserialize)]
pub(super) struct Attested {
    reference: String,
    viewed: String,
}

/// Records who at the sender viewed the file, as the sender told.
pub(super) async fn attest(
    State(frame): State<Frame>,
    Path((number, id)): Path<(String, String)>,
    Checked { by, form }: Checked<Attested>,
) -> Result<Response, PageError> {
    let house = frame.house();
    let (head, _) = own_report(house, &by, &number).await?;
    let id = file_id(&id)?;
    let day = form.viewed.parse::<Date>().ok();
    let viewed = day.and_then(|day| TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok());
    let viewed = viewed.ok_or_else(|| PageError::Wrong(message!("analyst-attest-day-form")))?;
    match viewing::attest(house, by.actor(), head.number, &id, &form.reference, viewed).await {
        Ok(()) => {
            let page = format!("/desk/reports/{}/files/{id}", head.number);
            Ok(by.done(&page, Done::Attested))
        }
        Err(
            ViewError::NotFound
            | ViewError::Closed { .. }
            | ViewError::Destroyed
            | ViewError::AwaitsDestruction
            | ViewError::NotShown { .. },
        ) => Err(PageError::NotFound),
        Err(ViewError::Denied(denied)) => Err(denied.into()),
        Err(ViewError::Unfit(words)) => Err(PageError::Wrong(words)),
        Err(ViewError::Trouble(trouble)) => Err(trouble.into()),
    }
}

/// Opens a file for a purpose. The ledger holds the act before anything is shown, and holds none where nothing is.
async fn act(
    house: &House,
    by: &SignedIn,
    number: &str,
    id: &str,
    form: &Act,
    ask: Ask,
) -> Result<Response, PageError> {
    let (head, permit) = own_report(house, by, number).await?;
    let id = file_id(id)?;
    let card = Card { house, person: by, head: &head, permit: &permit };
    let Ok(purpose) = form.purpose.parse::<Purpose>() else {
        let words = message!("analyst-choose-purpose");
        return card.refused(&id, StatusCode::UNPROCESSABLE_ENTITY, None, words).await;
    };
    let made = move |bytes: Vec<u8>| make_ready(&bytes, ask);
    let ready = match viewing::view_file(house, by.actor(), head.number, &id, purpose, made).await {
        Ok(ready) => ready,
        Err(ViewError::NotFound) => return Err(PageError::NotFound),
        Err(ViewError::Denied(denied)) => return Err(denied.into()),
        Err(ViewError::Trouble(trouble)) => return Err(trouble.into()),
        Err(ViewError::Unfit(words)) => return Err(PageError::Wrong(words)),
        Err(ViewError::NotShown { why }) => {
            return card.refused(&id, StatusCode::UNPROCESSABLE_ENTITY, Some(purpose), why).await;
        }
        Err(shut @ (ViewError::Closed { .. } | ViewError::Destroyed | ViewError::AwaitsDestruction)) => {
            let why = match shut {
                ViewError::Closed { why } => message!("view-closed", why = why),
                ViewError::Destroyed => message!("view-destroyed"),
                _ => message!("view-awaits-destruction"),
            };
            return card.refused(&id, StatusCode::FORBIDDEN, Some(purpose), why).await;
        }
    };
    card.opened(id, ready, ask, purpose).await
}

/// What is to be shown, made ready before its opening is recorded.
enum Ready {
    /// A picture, and whether it moves.
    Picture { moves: bool },
    /// A page of a text of this kind.
    Text(FileKind, Reading),
}

/// Prepares the requested view according to the kind of the bytes; otherwise the reason why nothing is shown.
fn make_ready(bytes: &[u8], ask: Ask) -> Result<(Sight, Ready), Message> {
    let kind = FileKind::of(bytes);
    match (showing::of(kind, bytes.len() as u64), ask) {
        (Showing::Text, Ask::Open { page, plain }) => {
            let reading = reading::read(bytes, page, plain);
            Ok((Sight::Text { page: reading.page }, Ready::Text(kind, reading)))
        }
        (Showing::Text, _) => Err(message!("showing-text")),
        (Showing::Nothing(words), _) => Err(words),
        (Showing::Picture, _) => {
            let still = clearline_frame::still::still(kind, bytes).ok_or_else(|| showing::broken(kind))?;
            let sight = match ask {
                Ask::Open { .. } => Sight::Blurred,
                Ask::Sharper => Sight::Sharper,
                Ask::Moving if still.moved => Sight::Moving,
                Ask::Moving => return Err(message!("showing-still")),
            };
            Ok((sight, Ready::Picture { moves: still.moved }))
        }
    }
}

pub(super) async fn picture(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(ticket): Path<String>,
) -> Result<Response, PageError> {
    let house = frame.house();
    permit::<ViewFile>(person.actor(), &Thing::ReportOf(None))?;
    let ticket = tickets::redeem(house, person.actor(), &ticket).ok_or(PageError::NotFound)?;
    let head = dossier::head(house, ticket.opened().report).await?.ok_or(PageError::NotFound)?;
    let permit = permit::<ViewFile>(person.actor(), &Thing::ReportOf(head.provider.as_ref()))?;
    let bytes = match tickets::picture(house, &permit, &ticket).await {
        Ok(bytes) => bytes,
        Err(ViewError::Trouble(trouble)) => return Err(trouble.into()),
        Err(_) => return Err(PageError::NotFound),
    };
    let kind = FileKind::of(&bytes);
    let still = clearline_frame::still::still(kind, &bytes).ok_or(PageError::NotFound)?;
    let (kind, body) = match ticket.opened().sight {
        Sight::Blurred => ("image/svg+xml", Body::from(picture::blurred(kind.media_type(), &still.bytes))),
        Sight::Sharper => (kind.media_type(), Body::from(still.bytes)),
        Sight::Moving => (kind.media_type(), Body::from(bytes)),
        Sight::Text { .. } => return Err(PageError::NotFound),
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PICTURE_POLICY)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, body).into_response())
}

/// What the card of one file is made of.
struct Card<'a> {
    house: &'a House,
    person: &'a SignedIn,
    head: &'a Head,
    permit: &'a Permit<ReadReport>,
}

impl Card<'_> {
    fn around(&self, title: &Message) -> clearline_frame::view::Page {
        let mut page = self.person.page_of(title, Audience::Analyst, "");
        page.sandbox = self.head.world == World::Test;
        page
    }

    async fn page(
        &self,
        id: &FileId,
        chosen: Option<Purpose>,
        error: Option<Message>,
    ) -> Result<FilePage, PageError> {
        let number = self.head.number;
        let leave = readings::open(self.house, self.permit, self.head).await?;
        let files = dossier::files(self.house, &leave).await?;
        let file = files.iter().find(|file| file.id == *id).ok_or(PageError::NotFound)?;
        let statements = augmented::statements(self.house, &leave).await?;
        Ok(FilePage {
            page: self.around(&message!("analyst-window-file", number = Argument::exact(number.to_string()))),
            number: number.to_string(),
            id: id.to_string(),
            row: row(file, &statements),
            facts: facts(file),
            gate: gate(file, &viewing::gate(self.house, &leave, file).await?),
            showing: showing::of(file.kind, file.size),
            purposes: Purpose::ALL
                .map(|purpose| Choice {
                    chosen: chosen == Some(purpose),
                    ..Choice::new(purpose.word(), purpose.message())
                })
                .into(),
            error: error.map(Words::Sentence),
            can_attest: permit::<AttestViewing>(
                self.person.actor(),
                &Thing::ReportOf(self.head.provider.as_ref()),
            )
            .is_ok(),
        })
    }

    /// The page of what was opened, and recorded as opened.
    async fn opened(
        &self,
        id: FileId,
        ready: Ready,
        ask: Ask,
        purpose: Purpose,
    ) -> Result<Response, PageError> {
        let (house, number) = (self.house, self.head.number);
        let leave = readings::open(house, self.permit, self.head).await?;
        let files = dossier::files(house, &leave).await?;
        let place = files.iter().position(|file| file.id == id).map_or(0, |place| place + 1);
        let which = (place, files.len());
        let title = message!("analyst-window-opened", number = Argument::exact(number.to_string()));
        let (page, opened) = (self.around(&title), words::moment(house.now()));
        let (number_text, purpose, purpose_words) = (number.to_string(), purpose.word(), purpose.message());
        let moves = match ready {
            Ready::Picture { moves } => moves,
            Ready::Text(kind, reading) => {
                return Ok(Shown(FileText {
                    page,
                    number: number_text,
                    id: id.to_string(),
                    which,
                    kind: kind.message(),
                    encoding: reading.encoding,
                    flawed: reading.flawed,
                    part: reading.part,
                    place: reading.place,
                    number_of_page: reading.page,
                    pages: reading.pages,
                    plain: matches!(ask, Ask::Open { plain: true, .. }),
                    purpose,
                    purpose_words,
                    opened,
                })
                .into_response());
            }
        };
        let (sight, sharpness) = match ask {
            Ask::Open { .. } => (Sight::Blurred, Sharpness::Blurred),
            Ask::Sharper => (Sight::Sharper, Sharpness::Sharper),
            Ask::Moving => (Sight::Moving, Sharpness::Moving),
        };
        let ticket = tickets::issue(
            house,
            self.person.actor(),
            &Opened { report: number, file: id.clone(), sight },
            TICKET_SECONDS,
        );
        Ok(Shown(FileView {
            page,
            number: number_text,
            id: id.to_string(),
            which,
            image: format!("/desk/view/{ticket}"),
            sharpness,
            moves,
            purpose,
            purpose_words,
            opened,
        })
        .into_response())
    }

    async fn refused(
        &self,
        id: &FileId,
        status: StatusCode,
        chosen: Option<Purpose>,
        words: Message,
    ) -> Result<Response, PageError> {
        Ok((status, Shown(self.page(id, chosen, Some(words)).await?)).into_response())
    }
}

fn file_id(text: &str) -> Result<FileId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

/// What is said of a file, in a list and on its card.
pub(super) fn row(file: &KeptFile, statements: &[Statement]) -> FileRow {
    let mut notes: Vec<Words> = augmented::of_file(statements, &file.id).map(of_its_file).collect();
    let graded = |grade: clearline_report::Classification| {
        message!("analyst-graded", grade = Argument::exact(grade.wire_name())).into()
    };
    notes.extend(file.said.classification.map(graded));
    let flagged = |flag: &clearline_report::FileAnnotation| {
        message!("analyst-flagged", flag = Argument::exact(flag.wire_name())).into()
    };
    notes.extend(file.said.annotations.iter().map(flagged));
    FileRow {
        name: file.name.clone(),
        size: words::bytes(file.size),
        kind: showing::kind_words(file),
        digest: hex::encode(&file.sha256),
        relevance: words::relevance(file.said.relevance).into(),
        viewed: words::answer(file.said.viewed).into(),
        notes,
    }
}

/// What a source said of a file, where it stands beside the file.
fn of_its_file(statement: &Statement) -> Words {
    let said = with_doubts(&statement.value, &statement.doubts);
    match statement.matter {
        Matter::HashMatch => message!("analyst-match", list = statement.source.clone(), said = said).into(),
        _ => said.into(),
    }
}

/// May the file open here? The command checks again; the page says it before.
pub(super) fn gate(file: &KeptFile, gate: &FileGate) -> Gate {
    if file.is_destroyed() {
        return Gate::Shut(Words::Sentence(message!("gate-destroyed")));
    }
    if file.awaits_destruction() {
        return Gate::Shut(Words::Sentence(message!("gate-awaits-destruction")));
    }
    match gate {
        FileGate::Open { why } => Gate::Open(Words::Sentence(why.clone())),
        FileGate::Closed { why } | FileGate::Withheld { why } => {
            Gate::Shut(Words::Sentence(message!("analyst-gate-shut", why = why.clone())))
        }
    }
}

fn facts(file: &KeptFile) -> Vec<Fact> {
    let mut facts = vec![
        Fact::exact(Words::data("MD5"), Words::data(hex::encode(&file.md5))),
        Fact::exact(Words::data("SHA-1"), Words::data(hex::encode(&file.sha1))),
        Fact::new(message!("analyst-received-here"), Words::value(file.uploaded_at)),
    ];
    facts.extend(clearline_frame::facts::of_file(&file.said));
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_purpose_that_an_opened_page_carries_on_is_the_one_that_was_chosen() {
        for known in Purpose::ALL {
            assert_eq!(known.word().parse(), Ok(known));
        }
        for unknown in ["", "curiosity"] {
            assert!(unknown.parse::<Purpose>().is_err(), "{unknown}");
        }
    }
}
