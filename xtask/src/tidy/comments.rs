//! What a comment may not be.

use super::Tree;

/// Documentation comments of one word: they repeat the name of the item, or leave its reader to guess. A comment says
/// what the item is, with its unit or what always holds of it.
pub fn one_word(tree: &Tree) -> Vec<String> {
    let sources = tree.files.iter().filter(|file| file.path.ends_with(".rs"));
    let found = sources.flat_map(|file| {
        short(file.text()).into_iter().map(|(line, word)| {
            format!(
                "{}:{line} says only \"{word}\": say what it is, with its unit or what always holds",
                file.path
            )
        })
    });
    found.collect()
}

/// The documentation comments of a source text that have fewer than two words: line and text.
fn short(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut words: Option<(usize, Vec<&str>)> = None;
    // The blank line behind the last one ends a comment there.
    for (at, line) in text.lines().chain([""]).enumerate() {
        let line = line.trim_start();
        match line.strip_prefix("///").or_else(|| line.strip_prefix("//!")) {
            Some(comment) => {
                let (_, words) = words.get_or_insert_with(|| (at + 1, Vec::new()));
                words.extend(comment.split_whitespace());
            }
            None => {
                let ended = words.take().filter(|(_, words)| words.len() < 2);
                found.extend(ended.map(|(line, words)| (line, words.join(" "))));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_of_one_word_is_found_whatever_the_word_is() {
        // Written apart, so that this file does not hold such comments.
        let mark = "//".to_owned() + "/";
        let text = format!("{mark} When.\na: u8,\n{mark} `xs:int`\nb: u8,\n    {mark}\nc: u8,\n{mark} End.");
        let found: Vec<usize> = short(&text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(found, [1, 3, 5, 7]);
    }

    #[test]
    fn a_comment_of_more_words_on_one_line_or_several_is_none() {
        let mark = "//".to_owned() + "!";
        let text =
            format!("{mark} Two words.\n\n{mark} Two\n{mark}\n{mark} lines\n// When.\nlet a = 1; // why\n");
        assert_eq!(short(&text), Vec::new());
    }
}
