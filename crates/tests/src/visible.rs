/// Elements that are part of a line of text.
const INLINE: [&str; 9] = ["a", "abbr", "b", "bdi", "code", "em", "i", "strong", "time"];

const ENTITIES: [(&str, &str); 6] =
    [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&#38;", "&")];

/// The words of a page's main part as a reader meets them, each block on a line of its own.
pub fn visible(page: &str) -> String {
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next());
    words_of(&format!("<main{}", main.expect("a page has a main part")))
}

fn words_of(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<').skip(1) {
        let (tag, words) = part.split_once('>').expect("a tag ends");
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        match name {
            "span" | "small" => text.push(' '),
            inline if INLINE.contains(&inline) => {}
            _ => text.push('\n'),
        }
        // The choices of a list are the directory's, and long.
        if name == "option" {
            continue;
        }
        text.push_str(&words.replace(['\n', '\t'], " "));
    }
    let text = ENTITIES.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign));
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
