//! `clearline law path`: by which paths the authorities of one country get what lies in another.

use std::process::ExitCode;

use clearline_disclosure::Writer;
use clearline_law::{PathKind, PathState, PathView, Register, Wanted, paths};
use serde_json::{Value, json};

use super::{When, country_of, show};
use crate::output::{Done, json as print, line};

pub(super) fn path(register: &Register, ends: (&str, &str), wanted: &Wanted, when: &When) -> Done {
    let (Some(from), Some(to)) = (country_of(register, ends.0), country_of(register, ends.1)) else {
        return Ok(ExitCode::FAILURE);
    };
    let day = when.day();
    let views = paths(register, from, to, day);
    let plain = wanted.data.is_empty() && !wanted.emergency;
    let views: Vec<_> = views.iter().filter(|view| plain || wanted.is_met_by(view.path)).collect();
    let writer = Writer::english(register);
    if when.json {
        let rows: Vec<_> = views.iter().map(|view| as_json(register, &writer, view)).collect();
        print(&json!({ "from": from.code(), "to": to.code(), "at": day.to_string(), "paths": rows }));
        return Ok(ExitCode::SUCCESS);
    }
    line(format!(
        "How authorities of {} get what lies in {}, on {day}",
        register.country_name(to),
        register.country_name(from)
    ));
    let channels = |view: &&&PathView<'_>| view.path.kind != PathKind::DataProtection;
    for view in views.iter().filter(channels) {
        show(register, &writer, view, wanted);
    }
    if !views.iter().any(|view| channels(&view)) {
        line("\nNo path is known. Ask the central authority for legal assistance, or a court.");
    }
    Ok(ExitCode::SUCCESS)
}

fn show(register: &Register, writer: &Writer<'_>, view: &PathView<'_>, wanted: &Wanted) {
    let path = view.path;
    line(format!("\n{:<8}{} ({})", view.state.word(), path.name, path.kind.word()));
    match view.state {
        PathState::Open => line(format!("        {}; {}", path.reaches, path.who)),
        PathState::Unknown | PathState::Closed => {
            line(format!("        {}", view.why.iter().map(|why| writer.say(why)).collect::<String>()));
        }
    }
    if view.state != PathState::Closed {
        let asked = |data| wanted.data.is_empty() || wanted.data.contains(&data);
        for reach in path.reach.iter().filter(|reach| asked(reach.data)) {
            let says = reach.says.as_ref().map(|says| format!(" ({says})")).unwrap_or_default();
            let (data, answer) = (writer.say(&reach.data.message()), writer.say(&reach.answer.message()));
            line(format!("        {data}: {answer}{says}"));
        }
        let named = |name: &str, value: &str| line(format!("        {name}: {value}"));
        path.article.iter().for_each(|article| named("by", article));
        path.through.iter().for_each(|through| named("through", through));
        path.preconditions.iter().for_each(|one| named("first", one));
        path.usual_time.iter().for_each(|time| named("takes", time));
        path.caveats.iter().for_each(|one| named("note", one));
    }
    let as_of = path.as_of.to_string();
    line(format!("        [{}]", show::cited(register, &path.sources, &as_of, path.confidence)));
}

fn as_json(register: &Register, writer: &Writer<'_>, view: &PathView<'_>) -> Value {
    let path = view.path;
    let reach: Vec<_> = path
        .reach
        .iter()
        .map(|one| json!({ "data": one.data.word(), "answer": one.answer.word(), "says": one.says }))
        .collect();
    json!({
        "path": path.id, "name": path.name, "kind": path.kind.word(), "state": view.state.word(), "why": view.why,
        "reaches": path.reaches, "who": path.who, "reach": reach, "emergency": path.emergency.word(),
        "article": path.article, "through": path.through, "usual_time": path.usual_time,
        "preconditions": path.preconditions, "caveats": path.caveats,
        "source": writer.say(&register.sources_words(&path.sources)),
        "confidence": path.confidence.word(), "as_of": path.as_of.to_string(),
    })
}
