//! Puts what somebody typed back into the form it was typed into.
//!
//! It works on the pages themselves, so that every form is filled by the same few lines of code. The pages are ours:
//! askama writes them, and the tests of the views hold their shape. What is put in is escaped here.

/// The page with its form that posts to `action` filled; none where the page has no such form.
pub(crate) fn fill(page: &str, action: &str, typed: &[(String, String)]) -> Option<String> {
    let open = forms(page).find(|tag| attribute(tag, "action").as_deref() == Some(action))?;
    let begin = place(page, open) + open.len();
    let end = begin + page.get(begin..)?.find("</form>")?;
    let mut filled = unfolded(page.get(..begin)?);
    filled.push_str(&inside(page.get(begin..end)?, typed));
    filled.push_str(page.get(end..)?);
    Some(filled)
}

/// The start tags of all forms that post.
fn forms(page: &str) -> impl Iterator<Item = &str> {
    page.match_indices("<form ")
        .filter_map(|(at, _)| Some(tag(page.get(at..)?)))
        .filter(|tag| attribute(tag, "method").as_deref() == Some("post"))
}

/// Where a part of `page` begins.
fn place(page: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(page.as_ptr() as usize)
}

/// What comes before the form, with whatever is folded around it unfolded.
fn unfolded(before: &str) -> String {
    let mut opened: Vec<usize> = Vec::new();
    for (at, _) in before.match_indices('<') {
        let rest = before.get(at..).unwrap_or_default();
        if rest.starts_with("<details") {
            opened.push(at);
        } else if rest.starts_with("</details>") {
            opened.pop();
        }
    }
    let mut text = before.to_owned();
    for at in opened.into_iter().rev() {
        let tag = tag(text.get(at..).unwrap_or_default()).to_owned();
        if attribute(&tag, "open").is_none() {
            let open = with(&tag, " open");
            text.replace_range(at..at + tag.len(), &open);
        }
    }
    text
}

/// The inside of the form, with every field as it was typed. Hidden fields stay as the page has them: they say what the
/// page shows now.
fn inside(form: &str, typed: &[(String, String)]) -> String {
    let mut filled = String::with_capacity(form.len());
    let mut rest = form;
    let mut chosen: Option<String> = None;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        filled.push_str(before);
        let tag = tag(from);
        rest = from.get(tag.len()..).unwrap_or_default();
        let name = attribute(tag, "name");
        let value = || name.as_ref().and_then(|name| first(typed, name));
        if tag.starts_with("<input ") {
            filled.push_str(&input(tag, name.as_deref(), typed));
        } else if tag.starts_with("<textarea ") {
            filled.push_str(tag);
            if let (Some(value), Some(end)) = (value(), rest.find("</textarea>")) {
                // A browser drops a line break that comes first.
                filled.push('\n');
                filled.push_str(&escaped(value));
                rest = rest.get(end..).unwrap_or_default();
            }
        } else if tag.starts_with("<select ") {
            chosen = value().map(str::to_owned);
            filled.push_str(tag);
        } else if tag.starts_with("</select") {
            chosen = None;
            filled.push_str(tag);
        } else if let (true, Some(chosen)) = (tag.starts_with("<option"), &chosen) {
            let this = attribute(tag, "value").as_deref() == Some(chosen.as_str());
            filled.push_str(&flagged(tag, "selected", this));
        } else {
            filled.push_str(tag);
        }
    }
    filled.push_str(rest);
    filled
}

fn input(tag: &str, name: Option<&str>, typed: &[(String, String)]) -> String {
    let Some(name) = name else { return tag.to_owned() };
    match attribute(tag, "type").as_deref() {
        Some("hidden" | "password" | "file") => tag.to_owned(),
        Some("radio" | "checkbox") => {
            let value = attribute(tag, "value").unwrap_or_default();
            let this = typed.iter().any(|(known, typed)| known == name && *typed == value);
            flagged(tag, "checked", this)
        }
        _ => match first(typed, name) {
            Some(value) => with(&without(tag, "value"), &format!(" value=\"{}\"", escaped(value))),
            None => tag.to_owned(),
        },
    }
}

fn first<'a>(typed: &'a [(String, String)], name: &str) -> Option<&'a str> {
    typed.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// The tag that `text` begins with. A value in quotes may hold what would end a tag.
fn tag(text: &str) -> &str {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return text.get(..=at).unwrap_or(text),
            _ => {}
        }
    }
    text
}

/// An attribute of a tag, as it is read: empty where it has no value.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (from, to) = bounds(tag, name)?;
    let text = tag.get(from..to)?;
    Some(text.split_once("=\"").map_or_else(String::new, |(_, value)| read(value.trim_end_matches('"'))))
}

/// The place of an attribute in a tag, with the blank before it.
fn bounds(tag: &str, name: &str) -> Option<(usize, usize)> {
    let mut from = tag.find(' ')?;
    while let Some(rest) = tag.get(from..).filter(|rest| rest.starts_with(' ')) {
        let word = rest.get(1..)?;
        let end = word.find(['=', ' ', '>', '/']).unwrap_or(word.len());
        let length = match word.get(end..) {
            Some(after) if after.starts_with("=\"") => end + 2 + after.get(2..)?.find('"')? + 1,
            _ => end,
        };
        if word.get(..end) == Some(name) {
            return Some((from, from + 1 + length));
        }
        from += 1 + length;
    }
    None
}

fn without(tag: &str, name: &str) -> String {
    match bounds(tag, name) {
        Some((from, to)) => format!("{}{}", tag.get(..from).unwrap_or(""), tag.get(to..).unwrap_or("")),
        None => tag.to_owned(),
    }
}

fn with(tag: &str, attribute: &str) -> String {
    let end = tag.len().saturating_sub(1);
    format!("{}{attribute}{}", tag.get(..end).unwrap_or(""), tag.get(end..).unwrap_or(""))
}

fn flagged(tag: &str, name: &str, set: bool) -> String {
    let bare = without(tag, name);
    if set { with(&bare, &format!(" {name}")) } else { bare }
}

/// What must not be read as markup, as askama writes it.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&#38;"),
            '<' => safe.push_str("&#60;"),
            '>' => safe.push_str("&#62;"),
            '"' => safe.push_str("&#34;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// The inverse of [`escaped`].
fn read(text: &str) -> String {
    let signs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    signs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<main><details class="more"><summary>Other</summary><form method="post" action="/a/other"><input name="note" value="other"></form></details>
<details class="more"><summary>Feedback</summary><div><form class="form" method="post" action="/a/feedback">
<input type="hidden" name="csrf" value="new"><input type="hidden" name="digest" value="now">
<label><input type="checkbox" name="code" value="F1" checked><span>One</span></label><label><input type="checkbox" name="code" value="F2"><span>Two</span></label>
<label><input type="radio" name="kind" value="a&#38;b" required></label><label><input type="radio" name="kind" value="c" checked required></label>
<input class="input" id="reference" name="reference" value="before" maxlength="400"><input type="date" name="day">
<input type="password" name="password"><select name="agency"><option value="">Choose…</option><option value="us-fbi" selected>FBI</option><option value="de-1">BKA</option></select>
<textarea name="note" dir="auto">before</textarea><button>Send</button></form></div></details></main>"#;

    fn typed(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn every_kind_of_field_comes_back_and_nothing_else_is_touched() {
        let fields = typed(&[
            ("csrf", "old"),
            ("digest", "then"),
            ("code", "F2"),
            ("kind", "a&b"),
            ("reference", "\"x\" & <b>"),
            ("day", "2027-01-31"),
            ("password", "secret"),
            ("agency", "de-1"),
            ("note", "first\nsecond </textarea><script>"),
        ]);
        let filled = fill(PAGE, "/a/feedback", &fields).unwrap();
        let holds = |part: &str| assert!(filled.contains(part), "{part} is not in {filled}");
        holds(r#"<details class="more" open><summary>Feedback"#);
        holds(r#"<details class="more"><summary>Other"#);
        holds(r#"name="note" value="other""#);
        holds(r#"name="csrf" value="new""#);
        holds(r#"name="digest" value="now""#);
        holds(r#"<input type="checkbox" name="code" value="F1"><"#);
        holds(r#"<input type="checkbox" name="code" value="F2" checked><"#);
        holds(r#"value="a&#38;b" required checked>"#);
        holds(r#"name="kind" value="c" required>"#);
        holds(r#"maxlength="400" value="&#34;x&#34; &#38; &#60;b&#62;">"#);
        holds(r#"<input type="date" name="day" value="2027-01-31">"#);
        holds(r#"<input type="password" name="password">"#);
        holds(r#"<option value="us-fbi">FBI"#);
        holds(r#"<option value="de-1" selected>BKA"#);
        holds(
            "<textarea name=\"note\" dir=\"auto\">\nfirst\nsecond &#60;/textarea&#62;&#60;script&#62;</textarea>",
        );
        assert!(!filled.contains("secret") && !filled.contains("<script>"));
    }

    #[test]
    fn a_page_without_the_form_is_told_apart() {
        assert_eq!(fill(PAGE, "/a/accept", &[]), None);
        assert_eq!(fill("", "/a/feedback", &[]), None);
        assert_eq!(fill("<form method=\"post\" action=\"/a\">", "/a", &[]), None, "it is never closed");
    }

    #[test]
    fn what_was_not_sent_is_not_chosen() {
        let filled = fill(PAGE, "/a/feedback", &typed(&[("note", "")])).unwrap();
        assert!(filled.contains(r#"value="F1"><"#) && filled.contains(r#"value="c" required>"#));
        assert!(filled.contains(r#"value="before" maxlength"#), "a field that was not sent keeps its value");
    }
}
