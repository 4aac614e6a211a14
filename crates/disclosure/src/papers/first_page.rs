//! The first page of what is handed over: its conditions, what belongs to them, and where the receiver signs.

use clearline_core::House;
use clearline_identity::directory::Agency;
use clearline_law::Condition;
use clearline_paper::{Document, Line, Mark, Section};
use clearline_records::dossier::routed::Referral;
use clearline_report::{Argument, Message, message};

use super::sheet;
use crate::{Writer, conditions_digest};

/// The page of one referral.
pub fn page(house: &House, referral: &Referral, agency: &Agency, conditions: &[Condition]) -> Document {
    let writer = Writer::of(house);
    let said = |message: Message| writer.say(&message);
    let line = |message: Message| Line::new(Mark::Plain, writer.say(&message));
    let asked = conditions.iter().zip(1..).map(|(one, nth)| {
        let (condition, ground) = (one.words.clone(), one.ground.source());
        line(message!("hand-over-condition", nth = nth, condition = condition, ground = ground))
    });
    let id = || Argument::exact(referral.id.to_string());
    let mut what = vec![
        line(message!("hand-over-referral", referral = id(), sender = Argument::name(&house.keys.name))),
        line(message!(
            "hand-over-to",
            agency = Argument::name(&agency.name),
            id = Argument::exact(agency.id.to_string())
        )),
        line(message!(
            "hand-over-conditions-digest",
            sha256 = Argument::exact(hex::encode(conditions_digest(conditions, writer)))
        )),
    ];
    what.extend(referral.package.iter().map(|package| {
        line(message!(
            "hand-over-package",
            referral = id(),
            bytes = Argument::exact(package.bytes.to_string()),
            sha256 = Argument::exact(hex::encode(&package.digest))
        ))
    }));
    let blank = [message!("hand-over-name"), message!("hand-over-day"), message!("hand-over-signature")];
    let section = |heading: Message, intro: Option<Message>, lines: Vec<Line>| Section {
        heading: writer.say(&heading),
        intro: intro.map(|intro| writer.say(&intro)),
        lines,
        small: false,
    };
    Document {
        title: said(message!("hand-over-title")),
        over: String::new(),
        facts: Vec::new(),
        sections: vec![
            section(
                message!("hand-over-conditions"),
                Some(message!("hand-over-conditions-intro")),
                asked.collect(),
            ),
            section(message!("hand-over-belongs"), None, what),
            section(
                message!("hand-over-received"),
                Some(message!("hand-over-received-intro")),
                blank.map(line).to_vec(),
            ),
        ],
        foot: said(message!("hand-over-foot")),
        created: referral.made_available_at,
        language: writer.language().to_owned(),
        direction: sheet::direction(writer),
        labels: sheet::labels(writer),
    }
}
