//! Files at the desk: a card without a picture, two deliberate acts that are recorded before anything is shown, and the
//! picture itself at an address that lives a minute.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use clearline_law::FileGate;
use clearline_law::access::{AttestViewing, Thing, ViewFile, permit};
use clearline_pipeline::House;
use clearline_pipeline::dossier::augmented::{self, Matter, Statement};
use clearline_pipeline::dossier::{self, Head, KeptFile};
use clearline_pipeline::oversight::tickets::{self, Opened};
use clearline_pipeline::viewing::{self, Content, Purpose, Sight, ViewError};
use clearline_report::{FileId, World};
use futures::StreamExt as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::own_report;
use super::picture::{self, KIND_BYTES, PICTURE_BYTES_MAX};
use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::echo::Done;
use crate::session::{Checked, SignedIn};
use crate::view::analyst::{FilePage, FileView, Sharpness};
use crate::view::{Audience, Choice, Fact, FileRow, Gate};
use crate::words::{self, sentence};

/// How long a picture's address works.
const TICKET_SECONDS: i64 = 60;

/// What goes with a picture: if it were ever taken for a page, it could run nothing and reach nothing. The one thing
/// the blurred drawing holds is the picture within it.
const PICTURE_POLICY: &str = "default-src 'none'; img-src data:; sandbox";

pub(super) async fn card(
    State(portal): State<Portal>,
    person: SignedIn,
    Path((number, id)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let (head, _) = own_report(&portal.house, &person, &number).await?;
    let card = Card { house: &portal.house, person: &person, head: &head };
    Ok(Shown(card.page(&file_id(&id)?, None, None).await?).into_response())
}

#[derive(Deserialize)]
pub(super) struct Act {
    #[serde(default)]
    purpose: String,
}

pub(super) async fn open(
    State(portal): State<Portal>,
    Path((number, id)): Path<(String, String)>,
    Checked { by, form }: Checked<Act>,
) -> Result<Response, PageError> {
    act(&portal.house, &by, &number, &id, &form, Sharpness::Blurred).await
}

pub(super) async fn sharper(
    State(portal): State<Portal>,
    Path((number, id)): Path<(String, String)>,
    Checked { by, form }: Checked<Act>,
) -> Result<Response, PageError> {
    act(&portal.house, &by, &number, &id, &form, Sharpness::Sharper).await
}

#[derive(Deserialize)]
pub(super) struct Attested {
    reference: String,
    viewed: String,
}

/// Records who at the sender viewed the file, as the sender told.
pub(super) async fn attest(
    State(portal): State<Portal>,
    Path((number, id)): Path<(String, String)>,
    Checked { by, form }: Checked<Attested>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let (head, _) = own_report(house, &by, &number).await?;
    let id = file_id(&id)?;
    let day = form.viewed.parse::<Date>().ok();
    let viewed = day.and_then(|day| TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok());
    let viewed = viewed.ok_or_else(|| {
        PageError::NotUnderstood("Give the day on which it was viewed, such as 2026-11-23.".to_owned())
    })?;
    match viewing::attest(house, by.actor(), head.number, &id, &form.reference, viewed).await {
        Ok(()) => {
            let page = format!("/desk/reports/{}/files/{id}", head.number);
            Ok(by.done(&portal, &page, Done::Attested))
        }
        Err(
            ViewError::NotFound
            | ViewError::Closed { .. }
            | ViewError::Destroyed
            | ViewError::AwaitsDestruction,
        ) => Err(PageError::NotFound),
        Err(ViewError::Denied(denied)) => Err(denied.into()),
        Err(ViewError::Unfit(words)) => Err(PageError::NotUnderstood(sentence(words))),
        Err(ViewError::Trouble(trouble)) => Err(trouble.into()),
    }
}

/// Opens a file for a purpose. The ledger holds the act before the first byte is read here.
async fn act(
    house: &House,
    by: &SignedIn,
    number: &str,
    id: &str,
    form: &Act,
    sharpness: Sharpness,
) -> Result<Response, PageError> {
    let (head, _) = own_report(house, by, number).await?;
    let id = file_id(id)?;
    let card = Card { house, person: by, head: &head };
    let Some((purpose, words)) = purpose(&form.purpose) else {
        let words = "Choose for which purpose you open it.";
        return card.refused(&id, StatusCode::UNPROCESSABLE_ENTITY, None, words).await;
    };
    let sight = match sharpness {
        Sharpness::Blurred => Sight::Blurred,
        Sharpness::Sharper => Sight::Sharper,
    };
    let content = match viewing::view_file(house, by.actor(), head.number, &id, purpose, sight).await {
        Ok((_, content)) => content,
        Err(ViewError::NotFound) => return Err(PageError::NotFound),
        Err(ViewError::Denied(denied)) => return Err(denied.into()),
        Err(ViewError::Trouble(trouble)) => return Err(trouble.into()),
        Err(ViewError::Unfit(words)) => return Err(PageError::NotUnderstood(sentence(words))),
        Err(shut @ (ViewError::Closed { .. } | ViewError::Destroyed | ViewError::AwaitsDestruction)) => {
            return card.refused(&id, StatusCode::FORBIDDEN, Some(purpose), &shut.to_string()).await;
        }
    };
    if let Err(words) = shown_here(content).await? {
        return card.refused(&id, StatusCode::UNPROCESSABLE_ENTITY, Some(purpose), &words).await;
    }
    let sharp = sharpness == Sharpness::Sharper;
    let opened = Opened { report: head.number, file: id.clone(), sharp };
    let ticket = tickets::issue(house, by.actor(), &opened, TICKET_SECONDS);
    let files = dossier::files(house, head.number).await?;
    let place = files.iter().position(|file| file.id == id).map_or(0, |place| place + 1);
    Ok(Shown(FileView {
        page: card.around(&format!("File opened, report {}", head.number)),
        number: head.number.to_string(),
        id: id.to_string(),
        which: format!("file {place} of {}", files.len()),
        image: format!("/desk/view/{ticket}"),
        sharpness,
        purpose: words.to_owned(),
        opened: words::moment(house.now()),
    })
    .into_response())
}

/// A purpose by its word, or by the words the page of an opened picture carries on.
fn purpose(typed: &str) -> Option<(Purpose, &'static str)> {
    let known = Purpose::ALL.iter().find(|(_, word, words)| *word == typed || *words == typed);
    known.map(|(purpose, _, words)| (*purpose, *words))
}

/// Can this content be shown as a picture? Otherwise the words why not.
async fn shown_here(mut content: Content) -> Result<Result<(), String>, PageError> {
    if content.size > PICTURE_BYTES_MAX {
        let (size, most) = (words::size(content.size), words::size(PICTURE_BYTES_MAX));
        return Ok(Err(format!(
            "The file has {size}; at most {most} are shown here. The opening is recorded."
        )));
    }
    let mut first = Vec::new();
    while let Some(piece) = content.bytes.next().await {
        first.extend_from_slice(&piece.map_err(|error| PageError::broken(&error))?);
        if first.len() >= KIND_BYTES {
            break;
        }
    }
    let words = "Only PNG, JPEG, GIF and WebP pictures are shown here, and this file is none. The opening is recorded.";
    Ok(picture::kind(&first).map(|_| ()).ok_or_else(|| words.to_owned()))
}

pub(super) async fn picture(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(ticket): Path<String>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    permit::<ViewFile>(person.actor(), &Thing::ReportOf(None))?;
    let ticket = tickets::redeem(house, person.actor(), &ticket).ok_or(PageError::NotFound)?;
    let head = dossier::head(house, ticket.opened().report).await?.ok_or(PageError::NotFound)?;
    let permit = permit::<ViewFile>(person.actor(), &Thing::ReportOf(head.provider.as_ref()))?;
    let bytes = whole(tickets::picture(house, &permit, &ticket).await?).await?;
    let kind = picture::kind(&bytes).ok_or(PageError::NotFound)?;
    let (kind, body) = if ticket.opened().sharp {
        (kind, Body::from(bytes))
    } else {
        ("image/svg+xml", Body::from(picture::blurred(kind, &bytes)))
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PICTURE_POLICY)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, body).into_response())
}

async fn whole(mut content: Content) -> Result<Vec<u8>, PageError> {
    if content.size > PICTURE_BYTES_MAX {
        return Err(PageError::NotFound);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(content.size).unwrap_or_default());
    while let Some(piece) = content.bytes.next().await {
        bytes.extend_from_slice(&piece.map_err(|error| PageError::broken(&error))?);
    }
    Ok(bytes)
}

/// What the card of one file is made of.
struct Card<'a> {
    house: &'a House,
    person: &'a SignedIn,
    head: &'a Head,
}

impl Card<'_> {
    fn around(&self, title: &str) -> crate::view::Page {
        let mut page = self.person.page(title, Audience::Analyst, "");
        page.sandbox = self.head.world == World::Test;
        page
    }

    async fn page(
        &self,
        id: &FileId,
        chosen: Option<Purpose>,
        error: Option<&str>,
    ) -> Result<FilePage, PageError> {
        let number = self.head.number;
        let files = dossier::files(self.house, number).await?;
        let file = files.iter().find(|file| file.id == *id).ok_or(PageError::NotFound)?;
        let statements = augmented::statements(self.house, number).await?;
        Ok(FilePage {
            page: self.around(&format!("File of report {number}")),
            number: number.to_string(),
            id: id.to_string(),
            row: row(file, &statements),
            facts: facts(file),
            gate: gate(file, &viewing::gate(self.house, number, file).await?),
            purposes: Purpose::ALL
                .iter()
                .map(|(purpose, word, words)| Choice {
                    chosen: chosen == Some(*purpose),
                    ..Choice::new(*word, *words)
                })
                .collect(),
            error: error.map(str::to_owned),
            can_attest: permit::<AttestViewing>(
                self.person.actor(),
                &Thing::ReportOf(self.head.provider.as_ref()),
            )
            .is_ok(),
        })
    }

    async fn refused(
        &self,
        id: &FileId,
        status: StatusCode,
        chosen: Option<Purpose>,
        words: &str,
    ) -> Result<Response, PageError> {
        Ok((status, Shown(self.page(id, chosen, Some(words)).await?)).into_response())
    }
}

fn file_id(text: &str) -> Result<FileId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

/// What is said of a file, in a list and on its card.
pub(super) fn row(file: &KeptFile, statements: &[Statement]) -> FileRow {
    let matches =
        statements.iter().filter(|one| one.matter == Matter::HashMatch && one.about == file.id.as_str());
    let mut notes: Vec<String> = matches.map(|one| format!("{}: {}", one.source, one.value)).collect();
    notes.extend(file.said.classification.map(|grade| format!("graded {} by the sender", grade.word())));
    notes.extend(file.said.annotations.iter().map(|flag| format!("the sender's flag {}", flag.wire_name())));
    FileRow {
        name: file.name.clone().unwrap_or_else(|| "without a name".to_owned()),
        size: words::size(file.size),
        digest: hex::encode(&file.sha256),
        relevance: words::relevance(file.said.relevance).to_owned(),
        viewed: file.said.viewed.word().to_owned(),
        notes,
    }
}

/// May the file open here? The command asks again; this is what the page says beforehand.
pub(super) fn gate(file: &KeptFile, gate: &FileGate) -> Gate {
    if file.is_destroyed() {
        return Gate::Shut(
            "Its content was destroyed on notification of a law enforcement agency.".to_owned(),
        );
    }
    if file.awaits_destruction() {
        return Gate::Shut(
            "It awaits destruction on notification of a law enforcement agency: nobody can open it."
                .to_owned(),
        );
    }
    let words = sentence(gate.why());
    match gate {
        FileGate::Open { .. } => Gate::Open(words),
        FileGate::Closed { .. } | FileGate::Withheld { .. } => {
            Gate::Shut(format!("{words} It does not open here."))
        }
    }
}

fn facts(file: &KeptFile) -> Vec<Fact> {
    let said = &file.said;
    let mut facts = vec![
        Fact::exact("MD5", hex::encode(&file.md5)),
        Fact::exact("SHA-1", hex::encode(&file.sha1)),
        Fact::new("Received here", words::moment(file.uploaded_at).words),
        Fact::new("EXIF viewed", said.exif_viewed.word()),
        Fact::new("Public", said.publicly_available.word()),
    ];
    facts.extend(said.original_name.as_ref().map(|name| Fact::exact("Original name", name)));
    facts.extend(said.location.as_ref().map(|place| Fact::exact("Found at", place)));
    facts.extend(said.uploaded_at.map(|at| Fact::new("Uploaded", words::moment(at).words)));
    facts.extend(
        said.hashes
            .iter()
            .map(|hash| Fact::exact(format!("{} stated by the sender", hash.kind), &hash.value)),
    );
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_purpose_that_an_opened_page_carries_on_is_the_one_that_was_chosen() {
        for (known, word, words) in Purpose::ALL {
            assert_eq!(purpose(word), Some((known, words)));
            assert_eq!(purpose(words), Some((known, words)));
        }
        assert_eq!(purpose(""), None);
        assert_eq!(purpose("curiosity"), None);
    }
}
