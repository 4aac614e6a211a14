//! Alerts: what somebody must look at, and that somebody has.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use clearline_law::access::{ReadDesk, Thing, permit};
use clearline_pipeline::oversight::{self, Alert};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::{Checked, SignedIn};
use crate::view::{self, Audience, Moment, Page, Tone};
use crate::words;

/// `/desk/alerts/{id}`: one alert, where it leads, and the form that takes it on. Posts `csrf` to
/// `/desk/alerts/{id}/acknowledge`.
#[derive(Debug, Clone, Template)]
#[template(
    ext = "html",
    source = r#"{% extends "base.html" %}
{%- import "part.html" as p -%}
{% block content %}
<div class="column">
<div>
<p class="crumb"><a href="/desk">The desk</a></p>
<h1>Alert</h1>
</div>
<div class="say say-{{ tone.class() }}">{% call p::sign(tone.class()) %}{% endcall %}<div><p>{{ words }}</p><p class="hint">since {% call p::time(at) %}{% endcall %}</p></div></div>
{%- if let Some(number) = report %}
<p><a href="/desk/reports/{{ number }}">Report {{ number }}</a></p>
{%- endif %}
<form class="sheet form" method="post" action="/desk/alerts/{{ id }}/acknowledge">
  <input type="hidden" name="csrf" value="{{ page.csrf }}">
  <p>Taking it on removes it from everybody's list. That it was you is recorded.</p>
  <p class="actions"><button class="button">I take care of it</button><a class="button button-quiet" href="/desk">Not now</a></p>
</form>
</div>
{% endblock %}
"#
)]
struct AlertPage {
    page: Page,
    id: String,
    tone: Tone,
    words: String,
    at: Moment,
    report: Option<String>,
}

/// An alert on the desk.
pub(super) fn row(alert: &Alert) -> view::analyst::Alert {
    view::analyst::Alert {
        tone: tone(alert),
        words: alert.words.clone(),
        at: words::moment(alert.raised_at),
        href: Some(format!("/desk/alerts/{}", alert.id)),
    }
}

/// Life at risk calls louder than trouble in the house.
fn tone(alert: &Alert) -> Tone {
    if alert.kind.starts_with("p0") { Tone::Alarm } else { Tone::Caution }
}

pub(super) async fn ask(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let permit = permit::<ReadDesk>(person.actor(), &Thing::House)?;
    let waiting = oversight::waiting_alerts(&portal.house, &permit).await?;
    let alert = waiting.into_iter().find(|alert| alert.id == id).ok_or(PageError::NotFound)?;
    Ok(Shown(AlertPage {
        page: person.page("Alert", Audience::Analyst, "/desk"),
        tone: tone(&alert),
        at: words::moment(alert.raised_at),
        report: alert.report.map(|number| number.to_string()),
        id: alert.id,
        words: alert.words,
    })
    .into_response())
}

#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn acknowledge(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, .. }: Checked<Nothing>,
) -> Result<Redirect, PageError> {
    oversight::acknowledge(&portal.house, by.actor(), &id).await?;
    Ok(Redirect::to("/desk"))
}
