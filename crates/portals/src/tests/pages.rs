//! What holds for every page, whatever it shows.

use clearline_frame::view::{CSS, FAVICON, LOGO};
use clearline_i18n::Language;
use clearline_law::Mark;

use crate::brief::view;
use crate::public::report::view::{incident_choices, incident_type};
use crate::sample::pages;
use clearline_frame::view::map::Class;

/// The text of each `<name …>` tag in `html`, without its brackets.
fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let begin = format!("<{name}");
    html.match_indices(&begin)
        .map(|(at, _)| &html[at + 1..])
        .filter(|rest| rest[name.len()..].starts_with([' ', '>', '\n']))
        .map(|rest| &rest[..rest.find('>').unwrap()])
        .collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = &tag[tag.find(&format!(" {name}=\""))? + name.len() + 3..];
    Some(&rest[..rest.find('"').unwrap()])
}

/// The text between each `<name` and its `</name>`; no element of that name may hold another.
fn elements<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let (begin, end) = (format!("<{name}"), format!("</{name}>"));
    html.match_indices(&begin)
        .map(|(at, _)| &html[at..])
        .filter(|rest| rest[begin.len()..].starts_with([' ', '>', '\n']))
        .map(|rest| &rest[..rest.find(&end).unwrap_or_else(|| panic!("an open {name}"))])
        .collect()
}

fn all() -> Vec<(&'static str, String)> {
    pages().unwrap()
}

#[test]
fn a_page_asks_for_nothing_that_its_policy_forbids() {
    for (name, html) in all() {
        assert!(!html.contains("<script") && !html.contains("<style"), "{name}: inline code");
        for event in [" style=", " onclick=", " onload=", " onsubmit=", "javascript:"] {
            assert!(!html.contains(event), "{name}: {event}");
        }
        for tag in tags(&html, "link").into_iter().chain(tags(&html, "img")) {
            let address = attribute(tag, "href").or(attribute(tag, "src")).unwrap();
            assert!(address.starts_with('/') && !address.starts_with("//"), "{name}: {address}");
        }
    }
}

#[test]
fn what_people_type_never_becomes_markup() {
    let (_, html) = all().into_iter().find(|(name, _)| *name == "report-errors").unwrap();
    assert!(
        html.contains("&#34;&#62;&#60;script&#62;alert(1)"),
        "the hostile sample is gone, or not escaped"
    );
}

#[test]
fn only_an_opened_file_shows_a_picture() {
    let with_pictures: Vec<_> =
        all().into_iter().filter(|(_, html)| html.contains("<img")).map(|(name, _)| name).collect();
    assert_eq!(with_pictures, ["desk-file-blurred", "desk-file-sharper", "desk-file-moving"]);
}

#[test]
fn every_form_posts_home_and_carries_its_token_and_a_search_carries_none() {
    for (name, html) in all() {
        for form in elements(&html, "form") {
            let tag = tags(form, "form")[0];
            if attribute(tag, "method") == Some("get") {
                // What is sent in the address is kept in histories and logs: no token, and nothing but choices.
                let to = attribute(tag, "action").unwrap_or("");
                assert!(to.starts_with("/counsel") || to == "/desk/dismiss", "{name}: {tag}");
                assert!(!form.contains("csrf") && !form.contains("<textarea"), "{name}: {tag}");
                assert!(!form.contains("type=\"hidden\"") && form.contains("<button"), "{name}: {tag}");
                continue;
            }
            assert_eq!(attribute(tag, "method"), Some("post"), "{name}");
            assert!(attribute(tag, "action").is_some_and(|to| to.starts_with('/')), "{name}: {tag}");
            assert!(form.contains(r#"<input type="hidden" name="csrf" value="sample">"#), "{name}: {tag}");
            assert!(form.contains("<button"), "{name}: {tag} cannot be sent");
        }
    }
}

#[test]
fn every_field_has_a_label() {
    for (name, html) in all() {
        let inside_labels = elements(&html, "label").concat();
        for kind in ["input", "select", "textarea"] {
            for field in tags(&html, kind) {
                if attribute(field, "type") == Some("hidden") {
                    continue;
                }
                let named =
                    attribute(field, "id").is_some_and(|id| html.contains(&format!("<label for=\"{id}\">")));
                assert!(named || inside_labels.contains(field), "{name}: {field}");
            }
        }
    }
}

/// A sheet that may not break goes to the next page as a whole, and the first one holds a heading alone.
#[test]
fn what_can_be_longer_than_a_page_breaks_where_it_is_printed() {
    let (_, print) = CSS.split_once("@layer print {").unwrap();
    let rules = print.split('}').filter_map(|rule| rule.split_once('{'));
    let whole: Vec<&str> =
        rules.filter(|(_, says)| says.contains("break-inside: avoid")).map(|(of, _)| of).collect();
    assert!(!whole.is_empty());
    for long in [".sheet", ".passage", "table", "tbody", "details", ".split", ".content", ".history "] {
        assert!(
            !whole.iter().any(|of| of.split(',').any(|one| one.trim() == long.trim())),
            "{long}: {whole:?}"
        );
    }
}

/// Where nothing was chosen, a browser must have nothing to send.
#[test]
fn what_must_be_chosen_begins_with_nothing_chosen() {
    let mut seen = 0;
    for (name, html) in all() {
        for select in elements(&html, "select") {
            let tag = tags(select, "select").remove(0);
            if tag.contains(" required") {
                let first = tags(select, "option").remove(0);
                assert_eq!(attribute(first, "value"), Some(""), "{name}: {tag}");
                seen += 1;
            }
        }
    }
    assert!(seen > 4, "{seen} lists were looked at");
}

#[test]
fn every_table_has_a_caption_and_scoped_headings() {
    for (name, html) in all() {
        for table in elements(&html, "table") {
            assert!(table.contains("<caption"), "{name}: {table}");
            assert!(tags(table, "thead").len() == 1, "{name}: {table}");
            for heading in tags(table, "th") {
                assert!(heading.contains("scope=\""), "{name}: {heading}");
            }
        }
    }
}

#[test]
fn every_reference_inside_a_page_finds_its_end_and_no_id_comes_twice() {
    for (name, html) in all() {
        let ids: Vec<_> =
            html.match_indices(" id=\"").map(|(at, _)| attribute(&html[at..], "id").unwrap()).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(ids.len(), once.len(), "{name}: an id comes twice in {ids:?}");
        for by in ["aria-labelledby", "aria-describedby"] {
            for (at, _) in html.match_indices(&format!(" {by}=\"")) {
                for id in attribute(&html[at..], by).unwrap().split(' ') {
                    assert!(ids.contains(&id), "{name}: {by} {id}");
                }
            }
        }
        for link in tags(&html, "a").iter().filter_map(|tag| attribute(tag, "href")?.strip_prefix('#')) {
            assert!(ids.contains(&link), "{name}: #{link}");
        }
    }
}

#[test]
fn the_sandbox_is_marked_and_nothing_else_is() {
    for (name, html) in all() {
        let expected =
            ["provider-sandbox", "provider-report-open", "desk-report-new", "agency-referral-closed"];
        assert_eq!(html.contains("class=\"sandbox\""), expected.contains(&name), "{name}");
        assert_eq!(html.contains("<title>[test] "), expected.contains(&name), "{name}");
    }
    let (_, desk) = all().into_iter().find(|(name, _)| *name == "desk").unwrap();
    assert_eq!(desk.matches("class=\"test-mark\"").count(), 1, "one row of the sample desk is a test");
}

#[test]
fn a_priority_is_a_sign_and_a_word() {
    let (_, desk) = all().into_iter().find(|(name, _)| *name == "desk").unwrap();
    for priority in ["P0", "P1", "P2", "P3"] {
        let word = desk.find(&format!("<b>{priority}</b>")).unwrap();
        assert!(desk[..word].ends_with("</svg>"), "{priority} has no sign");
    }
}

#[test]
fn each_mark_of_a_brief_has_a_sign_of_its_own_and_a_word() {
    let (_, brief) = all().into_iter().find(|(name, _)| *name == "agency-brief").unwrap();
    let spoken =
        |mark: &Mark| view::spoken(mark).map_or_else(String::new, |spoken| Language::ENGLISH.say(&spoken));
    let mut signs: Vec<&str> = Mark::ALL
        .iter()
        .map(|mark| {
            let begin = brief.find(&format!("class=\"line line-{}\"", view::sign(mark))).unwrap();
            let drawn = &brief[begin..];
            assert!(drawn[..drawn.find("</p>").unwrap()].contains(&spoken(mark)), "{mark:?}");
            &drawn[drawn.find("<svg").unwrap()..drawn.find("</svg>").unwrap()]
        })
        .collect();
    signs.sort_unstable();
    signs.dedup();
    assert_eq!(signs.len(), Mark::ALL.len(), "two marks look the same");
}

#[test]
fn only_a_proposal_with_a_document_is_sent_in_parts() {
    for (name, html) in all() {
        for form in elements(&html, "form") {
            let in_parts = form.contains("enctype=\"multipart/form-data\"");
            assert_eq!(in_parts, form.contains("type=\"file\""), "{name}");
            let fields = tags(form, "input");
            assert!(
                !in_parts || attribute(fields[0], "name") == Some("csrf"),
                "{name}: the token comes first"
            );
        }
    }
}

#[test]
fn nobody_is_offered_to_decide_what_they_proposed() {
    for (name, html) in all().into_iter().filter(|(name, _)| name.starts_with("counsel-proposal")) {
        let decides = html.contains("/approve\"") || html.contains("/refuse\"");
        let withdraws = html.contains("/withdraw\"");
        assert_eq!(withdraws, name == "counsel-proposal-own", "{name}");
        assert_eq!(decides, ["counsel-proposal", "counsel-proposal-error"].contains(&name), "{name}");
    }
}

#[test]
fn the_map_and_its_table_lead_to_every_country_and_the_legend_counts_them() {
    let register = clearline_law::Register::shipped();
    let (_, html) = all().into_iter().find(|(name, _)| *name == "counsel-countries").unwrap();
    let (map, table) = html.split_at(html.find("<table").unwrap());
    for entry in register.countries() {
        let link = format!("href=\"/counsel/countries/{}?", entry.country.code());
        assert_eq!((map.matches(&link).count(), table.matches(&link).count()), (1, 1), "{link}");
    }
    let legend = elements(map, "ul").into_iter().find(|list| list.contains("class=\"legend\"")).unwrap();
    let counts = elements(legend, "b").into_iter().map(|count| count[3..].parse::<usize>().unwrap());
    assert_eq!(counts.sum::<usize>(), register.countries().count());
    for class in Class::ALL {
        let drawn = ["shape", "dot"].map(|kind| {
            map[map.find("class=\"map\"").unwrap()..].matches(&format!("{kind}-{}\"", class.word())).count()
        });
        let listed = table.matches(&format!("shape-{}\"", class.word())).count();
        assert_eq!(drawn[0] + drawn[1], listed, "{class:?}");
    }
}

#[test]
fn a_closed_gate_offers_no_way_to_open() {
    let (_, html) = all().into_iter().find(|(name, _)| *name == "desk-file-shut").unwrap();
    assert!(html.contains("does not open here"));
    assert!(!html.contains("/open\""), "a form to open a closed file");
}

#[test]
fn what_cannot_be_shown_is_said_and_offers_no_way_to_open() {
    let (_, html) = all().into_iter().find(|(name, _)| *name == "desk-file-nothing").unwrap();
    assert!(html.contains("HEIC picture") && html.contains("Nothing of this file can be shown here"));
    assert!(!html.contains("/open\""), "a form to open in vain");
}

#[test]
fn words_of_a_file_are_folded_isolated_and_never_markup() {
    let (_, html) = all().into_iter().find(|(name, _)| *name == "desk-file-table").unwrap();
    let folded = &elements(&html, "details").concat();
    assert!(folded.contains("&#60;b&#62;abc") && !html.contains("<b>abc"));
    assert!(!folded.contains("<details open") && folded.matches("dir=\"auto\"").count() >= 7);
    assert!(
        !html.contains('\u{202e}') && folded.contains(">U+202E</span>"),
        "an override is told, not obeyed"
    );
    assert!(!html.contains("href=\"http://chat"), "no address of a chat is a link");
}

#[test]
fn the_form_offers_every_incident_type_and_reads_its_own_values() {
    let values: Vec<_> = incident_choices().into_iter().map(|choice| choice.value).collect();
    for kind in clearline_report::IncidentType::ALL {
        assert_eq!(values.iter().filter(|value| incident_type(value) == Some(kind)).count(), 1, "{kind:?}");
    }
    assert_eq!(incident_type("something else"), None);
}

#[test]
fn the_style_sheet_uses_only_classes_and_classes_only_that_it_has() {
    for (name, html) in all() {
        for (at, _) in html.match_indices(" class=\"") {
            for class in attribute(&html[at..], "class").unwrap().split_whitespace() {
                let known = CSS.match_indices(&format!(".{class}")).any(|(at, found)| {
                    CSS[at + found.len()..]
                        .starts_with(|next: char| !next.is_ascii_alphanumeric() && next != '-')
                });
                assert!(known || PLAIN.contains(&class), "{name}: .{class} has no rule");
            }
        }
    }
    assert!(!CSS.contains("url(") && !CSS.contains("@import"), "the sheet must not fetch anything");
    assert!([LOGO, FAVICON].iter().all(|svg| svg.starts_with("<svg") && !svg.contains("<script")));
}

/// Classes that say what something is and need no rule of their own.
const PLAIN: [&str; 13] = [
    "shape-part",
    "shape-unknown",
    "shape-home",
    "dot-part",
    "dot-not",
    "say-waiting",
    "state-plain",
    "line-plain",
    "for-provider",
    "for-analyst",
    "for-agency",
    "for-auditor",
    "for-counsel",
];

#[test]
fn only_a_demonstration_says_that_everything_is_invented() {
    let said: Vec<_> = all()
        .into_iter()
        .filter(|(_, html)| html.contains("Demonstration: everything here is invented"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(said, ["report-demonstration"]);
}

#[test]
fn a_place_that_is_asked_back_stands_among_the_answers_and_nothing_is_chosen() {
    let page = |wanted: &str| all().into_iter().find(|(name, _)| *name == wanted).unwrap().1;
    let asked = page("report-asked");
    for words in ["Which place do you mean by “Georgia”?", "Georgia, the country", "Georgia, United States"]
    {
        assert!(asked.contains(words), "{words}");
    }
    assert!(!asked.contains("name=\"place\" value=\"GE\" checked"));
    assert!(!page("report").contains("name=\"place\""), "nothing is asked where nothing is open");
}
