//! What a provider's programs can do besides filing, at `/provider/api` with the credential of the reporting API. The
//! words above each handler are its description in the OpenAPI document.

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use clearline_core::rows::Unreadable;
use clearline_core::{House, Trouble};
use clearline_disclosure::Writer;
use clearline_http::{Audience, Routes, Shows, Site, needs, text_file};
use clearline_law::access::{ActName, Actor, Permit, ReadOwnReports, Thing, permit};
use clearline_pipeline::follow_up::holds;
use clearline_pipeline::follow_up::notices::{self, Posted, Written};
use clearline_pipeline::follow_up::request_list::{self, Line};
use clearline_pipeline::intake;
use clearline_records::dossier::readings::{self, Asked};
use clearline_records::dossier::{self, remarks};
use clearline_report::{Message, ReportNumber};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{KnownFormat, OneOfBuilder, Schema, SchemaFormat, Type};
use utoipa::openapi::{ObjectBuilder, Required};
use utoipa::{IntoParams, ToSchema};

use super::reporting::{Caller, NotLetIn};
use super::terms::{ClockTerm, CountryTerm, EndingTerm, NoticeTerm, RemarkTerm};
use crate::problem::{Code, Problem, Sent};

/// The routes.
pub(super) fn routes() -> Routes<Site> {
    let own = || needs(ActName::ReadOwnReports);
    Routes::programs(Audience::Provider, Shows::Credential, "/provider/api")
        .get("/notices", notices, own())
        .get("/requests", requests, own())
        .get("/reports/{number}/receipt", receipt, own())
        .post("/reports/{number}/preservation", keep_longer, needs(ActName::PreserveLonger))
        .get("/reports/{number}/remarks", remarks, own())
        .ending(async || Problem::not_found(), async || Problem::other_method())
}

/// A caller with a right credential. One without it gets the answer that programs get.
pub(super) struct Program {
    actor: Actor,
}

impl FromRequestParts<Site> for Program {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Program, Problem> {
        match Caller::of(parts, site).await {
            Ok(caller) => Ok(Program { actor: caller.actor }),
            Err(NotLetIn::Missing) => {
                let words = "Send the user name and password of the reporting API (HTTP Basic).";
                Err(Problem::new(Code::CredentialMissing, words))
            }
            Err(NotLetIn::Wrong) => {
                let words =
                    "This user name and password are not valid. Ask the operator for a new credential.";
                Err(Problem::new(Code::CredentialWrong, words))
            }
            Err(NotLetIn::Trouble(trouble)) => Err(trouble.into()),
        }
    }
}

impl Program {
    /// Leave to read what is its provider's own.
    fn own(&self) -> Result<Permit<ReadOwnReports>, Problem> {
        let provider = self.actor.provider_id().ok_or_else(Problem::not_found)?;
        Ok(permit::<ReadOwnReports>(&self.actor, &Thing::Provider(provider))?)
    }
}

/// The report that the path names. What is no report's number is not there.
pub(super) struct Which(pub(super) ReportNumber);

impl FromRequestParts<Site> for Which {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Which, Problem> {
        let Path(text) =
            Path::<String>::from_request_parts(parts, site).await.map_err(|_| Problem::not_found())?;
        text.parse().map(Which).map_err(|_| Problem::not_found())
    }
}

impl IntoParams for Which {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let schema = ObjectBuilder::new()
            .schema_type(Type::Integer)
            .minimum(Some(1))
            .maximum(Some(9_007_199_254_740_991_i64));
        let parameter = ParameterBuilder::new()
            .name("number")
            .parameter_in(ParameterIn::Path)
            .required(Required::True)
            .description(Some("The number of the report"))
            .schema(Some(schema.build()));
        vec![parameter.build()]
    }
}

/// A row of a list that cannot be read here; our operator was informed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Unread {
    /// Its reference, to quote when asking about it.
    unreadable: String,
}

/// A notice, or a row that cannot be read; those are at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum NoticeRow {
    /// A notice.
    Notice(Notice),
    /// A row that cannot be read.
    Unread(Unread),
}

/// A notice that we owed you.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Notice {
    /// The report it is about.
    #[schema(minimum = 1)]
    report: i64,
    /// Its place among that report's notices.
    #[schema(minimum = 1)]
    ordinal: i64,
    /// Which kind.
    #[schema(value_type = NoticeTerm)]
    kind: String,
    /// What it says.
    words: String,
    /// The same as a value that does not change with the language: `id`, and its arguments as `with`.
    #[schema(value_type = Object)]
    message: Message,
    /// The clause it rests on.
    clause: Option<String>,
    /// When it was written (RFC 3339).
    #[schema(format = DateTime)]
    written_at: String,
    /// When your webhook took it (RFC 3339).
    #[schema(format = DateTime)]
    delivered_at: Option<String>,
}

impl Notice {
    fn of(written: &Written, writer: Writer<'_>) -> NoticeRow {
        let Posted { report, ordinal, kind, words, message, clause, written_at, delivered_at } =
            written.posted(writer);
        NoticeRow::Notice(Notice { report, ordinal, kind, words, message, clause, written_at, delivered_at })
    }
}

/// A report that you filed at the request of foreign police, or a row that cannot be read; those are at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum RequestRow {
    /// Such a report.
    Request(Box<Request>),
    /// A row that cannot be read.
    Unread(Unread),
}

/// A report that you filed at the request of foreign police, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ForeignRequest)]
pub(super) struct Request {
    /// The report.
    #[schema(minimum = 1)]
    report: i64,
    /// Your key here.
    provider: String,
    /// The requesting country, ISO 3166-1 alpha-2.
    #[schema(value_type = Option<CountryTerm>)]
    country: Option<String>,
    /// The requesting agency, as you named it.
    agency: String,
    /// When the report was received (RFC 3339).
    #[schema(format = DateTime)]
    opened_at: String,
    /// When it is overdue (RFC 3339): a policy of the operator.
    #[schema(format = DateTime)]
    alarm_at: String,
    /// The state of its clock.
    #[schema(value_type = ClockTerm)]
    clock: &'static str,
    /// How it ended.
    #[schema(value_type = Option<EndingTerm>)]
    ending: Option<&'static str>,
    /// When it ended (RFC 3339).
    #[schema(format = DateTime)]
    ended_at: Option<String>,
    /// When the Attorney General was consulted (RFC 3339).
    #[schema(format = DateTime)]
    consulted_at: Option<String>,
    /// The clause on telling you that it was forwarded.
    clause_forwarded: Option<String>,
    /// The clause on telling you that it was not.
    clause_unable: Option<String>,
}

impl Request {
    fn of(line: Line) -> RequestRow {
        RequestRow::Request(Box::new(Request {
            report: line.report,
            provider: line.provider,
            country: line.country,
            agency: line.agency,
            opened_at: line.opened_at,
            alarm_at: line.alarm_at,
            clock: line.clock,
            ending: line.ending,
            ended_at: line.ended_at,
            consulted_at: line.consulted_at,
            clause_forwarded: line.clause_forwarded,
            clause_unable: line.clause_unable,
        }))
    }
}

/// A notice and a request say where reports went and who asked for them: reading a list of them is recorded like that of
/// any list of reports, before it is given.
async fn recorded(
    house: &House,
    permit: &Permit<ReadOwnReports>,
    list: &'static str,
    reports: impl Iterator<Item = i64>,
) -> Result<(), Problem> {
    let reports: Vec<ReportNumber> =
        reports.map(ReportNumber::try_from).collect::<Result<_, _>>().map_err(Trouble::row)?;
    readings::open_list(house, permit, Asked { list, query: "" }, &reports).await?;
    Ok(())
}

fn unread(rows: &[Unreadable]) -> impl Iterator<Item = Unread> + '_ {
    rows.iter().map(|row| Unread { unreadable: row.to_string() })
}

/// Reads the notices owed to you
///
/// The newest first: what became of reports that foreign police asked for, and which duties to keep end soon. A webhook
/// gets the same.
#[utoipa::path(
    get, path = "/provider/api/notices", tag = "notices",
    responses((status = 200, description = "Your notices", body = Vec<NoticeRow>), Problem)
)]
pub(super) async fn notices(
    State(site): State<Site>,
    program: Program,
) -> Result<Json<Vec<NoticeRow>>, Problem> {
    let permit = program.own()?;
    let found = notices::of_provider(&site.house, &permit, None).await?;
    recorded(&site.house, &permit, "notices", found.iter().map(|written| written.report)).await?;
    let writer = Writer::of(&site.house);
    let rows = found.iter().map(|written| Notice::of(written, writer));
    Ok(Json(rows.chain(unread(found.unreadable()).map(NoticeRow::Unread)).collect()))
}

/// Reads the requests of foreign police
///
/// Each report that you filed at the request of foreign police, with its clock, how it ended, and the clauses.
#[utoipa::path(
    get, path = "/provider/api/requests", tag = "notices",
    responses((status = 200, description = "Your requests", body = Vec<RequestRow>), Problem)
)]
pub(super) async fn requests(
    State(site): State<Site>,
    program: Program,
) -> Result<Json<Vec<RequestRow>>, Problem> {
    let permit = program.own()?;
    let (house, now) = (&site.house, site.house.now());
    let found = request_list::of_provider(house, &permit).await?;
    recorded(house, &permit, "foreign_requests", found.iter().map(|request| request.report.get())).await?;
    let rows = found.iter().map(|request| Request::of(Line::of(house, request, now)));
    Ok(Json(rows.chain(unread(found.unreadable()).map(RequestRow::Unread)).collect()))
}

/// Fetches the receipt of a finished report
///
/// A signed note: it is checked with `clearline open` and our public keys, offline.
#[utoipa::path(
    get, path = "/provider/api/reports/{number}/receipt", tag = "reports", params(Which),
    responses((status = 200, description = "The receipt", body = String, content_type = "text/plain"), Problem)
)]
pub(super) async fn receipt(
    State(site): State<Site>,
    program: Program,
    Which(number): Which,
) -> Result<Response, Problem> {
    let house = &site.house;
    let head = dossier::head(house, number).await?.ok_or_else(Problem::not_found)?;
    let permit = permit::<ReadOwnReports>(&program.actor, &Thing::ReportOf(head.provider.as_ref()))?;
    let leave = readings::open(house, &permit, &head).await?;
    let note = intake::queries::receipt(house, &leave).await?.ok_or_else(Problem::not_found)?;
    Ok(text_file(&format!("receipt-{number}.txt"), note))
}

/// A remark, or a row that cannot be read; those are at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum RemarkRow {
    /// A remark.
    Remark(Remark),
    /// A row that cannot be read.
    Unread(Unread),
}

/// Something that we noticed in a report. It is no refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Remark {
    /// The file it is about; null where it is about the report as a whole.
    #[schema(pattern = "^[0-9a-f]{32}$")]
    file: Option<String>,
    /// What it is about.
    #[schema(value_type = RemarkTerm)]
    about: &'static str,
    /// What is so.
    words: String,
    /// What you can do.
    mend: String,
}

/// Reads what we noticed in a report
///
/// None of it is a refusal: each says what is so, and what you can do in reports to come.
#[utoipa::path(
    get, path = "/provider/api/reports/{number}/remarks", tag = "reports", params(Which),
    responses((status = 200, description = "The remarks", body = Vec<RemarkRow>), Problem)
)]
pub(super) async fn remarks(
    State(site): State<Site>,
    program: Program,
    Which(number): Which,
) -> Result<Json<Vec<RemarkRow>>, Problem> {
    let house = &site.house;
    let head = dossier::head(house, number).await?.ok_or_else(Problem::not_found)?;
    let permit = permit::<ReadOwnReports>(&program.actor, &Thing::ReportOf(head.provider.as_ref()))?;
    let leave = readings::open(house, &permit, &head).await?;
    let files = dossier::files_listed(house, &leave).await?;
    let found = remarks::of_all(house, &leave, &head, files.iter()).await?;
    let writer = Writer::of(house);
    let rows = found.into_iter().map(|noticed| {
        RemarkRow::Remark(Remark {
            file: noticed.file.map(|file| file.to_string()),
            about: noticed.remark.about.word(),
            words: writer.say(&noticed.remark.says),
            mend: writer.say(&noticed.remark.mend),
        })
    });
    Ok(Json(rows.chain(unread(files.unreadable()).map(RemarkRow::Unread)).collect()))
}

/// Until when a report is kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct KeepLonger {
    /// The day, or the moment (RFC 3339), until which you keep your copy.
    #[schema(schema_with = until)]
    until: String,
}

fn until() -> Schema {
    let text = |format| {
        ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(format))).build()
    };
    let words = "The day, or the moment (RFC 3339), until which you keep your copy";
    let either = OneOfBuilder::new().item(text(KnownFormat::Date)).item(text(KnownFormat::DateTime));
    Schema::OneOf(either.description(Some(words)).build())
}

/// Until when you said that you keep a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Kept {
    /// The report.
    #[schema(minimum = 1)]
    report: i64,
    /// The clause it rests on.
    clause: Option<String>,
    /// Until when (RFC 3339).
    #[schema(format = DateTime)]
    until: Option<String>,
}

/// States that you keep a report longer than you must
///
/// 18 U.S.C. 2258A(h)(5). It never shortens a duty; the latest date counts.
#[utoipa::path(
    post, path = "/provider/api/reports/{number}/preservation", tag = "reports", params(Which),
    request_body = KeepLonger,
    responses((status = 201, description = "Recorded", body = Kept), Problem)
)]
pub(super) async fn keep_longer(
    State(site): State<Site>,
    program: Program,
    Which(number): Which,
    Sent(keep): Sent<KeepLonger>,
) -> Result<(StatusCode, Json<Kept>), Problem> {
    let words = "until is a day such as 2027-11-23, or a moment such as 2027-11-23T00:00:00Z.";
    let until = moment(&keep.until).ok_or_else(|| Problem::new(Code::NotFit, words))?;
    let hold = holds::keep_longer(&site.house, &program.actor, number, until).await?;
    let until = hold.ends_at.map(|at| at.to_string());
    Ok((StatusCode::CREATED, Json(Kept { report: number.get(), clause: hold.clause, until })))
}

/// A moment, or the beginning of a day in UTC.
fn moment(text: &str) -> Option<Timestamp> {
    let day = |text: &str| TimeZone::UTC.to_timestamp(text.parse::<Date>().ok()?.at(0, 0, 0, 0)).ok();
    text.parse().ok().or_else(|| day(text))
}
