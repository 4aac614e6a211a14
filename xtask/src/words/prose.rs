//! Plain English: the phrases that no page, document, message or command output may hold, and the length of sentences.
//!
//! `words/avoid.txt` holds the phrases, each with what to write instead. They are looked for in everything that people
//! read: page templates, catalogues, documents, the register's data, the string literals of the program, and those of
//! its comments that are printed as help or as a description of an interface.

use std::collections::BTreeMap;

use super::sentences::{CODE, blocks, sentences as split, words};
use crate::source::{separate, without_tests};
use crate::tidy::{File, Tree};

/// The list of phrases.
pub const LIST: &str = "words/avoid.txt";

/// The most words that a sentence of a document may have.
pub const SENTENCE_WORDS_MAX: usize = 30;

/// Everything this part finds.
pub fn faults(tree: &Tree) -> Vec<String> {
    let mut faults = phrases(tree);
    faults.extend(sentences(tree));
    faults
}

/// Sentences of documents that are too long. The change log is a list of what happened and is not read here.
pub fn sentences(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for file in tree.files.iter().filter(|file| is_document(&file.path) && file.path != "CHANGELOG.md") {
        for block in blocks(file.text()) {
            for sentence in split(&block.text) {
                let count = words(&sentence);
                if count > SENTENCE_WORDS_MAX {
                    let begin: Vec<&str> = sentence.split_whitespace().take(8).collect();
                    let begin = begin.join(" ").replace(CODE, "…");
                    let (path, line) = (&file.path, block.line);
                    faults.push(format!(
                        "{path}:{line} has a sentence of {count} words, {SENTENCE_WORDS_MAX} are the most: \"{begin} …\""
                    ));
                }
            }
        }
    }
    faults
}

/// The documents: at the root, and below `docs/`.
fn is_document(path: &str) -> bool {
    path.ends_with(".md") && (!path.contains('/') || path.starts_with("docs/"))
}

/// Faults of the list itself, and every place where one of its phrases occurs.
pub fn phrases(tree: &Tree) -> Vec<String> {
    let Some(text) = tree.text(LIST) else { return vec![format!("there is no {LIST}")] };
    let list = List::read(text);
    let mut faults = list.faults.clone();
    for file in &tree.files {
        for passage in passages(file) {
            for (line, entry) in list.found(&passage) {
                let (path, phrase, better) = (&file.path, &entry.phrase, &entry.better);
                faults.push(format!("{path}:{line} says \"{phrase}\"; better: {better}"));
            }
        }
    }
    faults
}

/// A phrase to avoid.
#[derive(Debug)]
struct Entry {
    phrase: String,
    pattern: Vec<String>,
    better: String,
}

/// The list, by the first letter of each phrase.
#[derive(Debug, Default)]
struct List {
    by_first: BTreeMap<char, Vec<Entry>>,
    faults: Vec<String>,
}

impl List {
    /// Reads lines of the form `phrase = better`. A line that begins with `#` is a remark.
    fn read(text: &str) -> List {
        let mut list = List::default();
        let mut entries: Vec<Entry> = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let entry = line.split_once(" = ").map(|(phrase, better)| Entry {
                phrase: phrase.trim().to_owned(),
                pattern: tokens(phrase, 1).into_iter().map(|token| token.text).collect(),
                better: better.trim().to_owned(),
            });
            match entry {
                Some(entry) if entry.pattern.len() < 2 => {
                    list.faults.push(format!("{LIST}:{} is a single word: {line}", at + 1));
                }
                Some(entry) if entries.iter().any(|other| other.pattern == entry.pattern) => {
                    list.faults.push(format!("{LIST}:{} is there twice: {line}", at + 1));
                }
                Some(entry) => entries.push(entry),
                None => list.faults.push(format!("{LIST}:{} is not `phrase = better`: {line}", at + 1)),
            }
        }
        let better: Vec<Passage> =
            entries.iter().map(|entry| Passage { line: 1, text: entry.better.clone() }).collect();
        for entry in entries {
            let first = entry.pattern.first().and_then(|word| word.chars().next()).unwrap_or('\0');
            list.by_first.entry(first).or_default().push(entry);
        }
        for passage in better {
            let met: Vec<String> =
                list.found(&passage).into_iter().map(|(_, entry)| entry.phrase.clone()).collect();
            list.faults.extend(
                met.iter()
                    .map(|phrase| format!("{LIST} advises \"{}\", which holds \"{phrase}\"", passage.text)),
            );
        }
        list
    }

    /// Where its phrases occur in a passage: the line, and the entry.
    fn found(&self, passage: &Passage) -> Vec<(usize, &Entry)> {
        let tokens = tokens(&passage.text, passage.line);
        let mut found = Vec::new();
        for at in 0..tokens.len() {
            let rest = tokens.get(at..).unwrap_or_default();
            let Some(first) = rest.first() else { continue };
            let begins = first.text.chars().next().and_then(|letter| self.by_first.get(&letter));
            let matches = begins.into_iter().flatten().filter(|entry| agrees(&entry.pattern, rest));
            found.extend(matches.map(|entry| (first.line, entry)));
        }
        found
    }
}

fn agrees(pattern: &[String], tokens: &[Token]) -> bool {
    pattern.len() <= tokens.len()
        && pattern.iter().zip(tokens).all(|(word, token)| match word.strip_suffix('*') {
            Some(stem) => token.text.starts_with(stem),
            None => token.text == *word,
        })
}

/// A word in lower case, or one sign that is neither part of a word nor white space.
#[derive(Debug)]
struct Token {
    text: String,
    line: usize,
}

fn tokens(text: &str, first_line: usize) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut line = first_line;
    let mut in_word = false;
    for c in text.chars() {
        let of_word = c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '*' | '_');
        if c == '\n' {
            line += 1;
        }
        match found.last_mut() {
            Some(last) if of_word && in_word => last.text.extend(plain(c)),
            _ if c.is_whitespace() => {}
            _ => found.push(Token { text: plain(c).collect(), line }),
        }
        in_word = of_word;
    }
    // Emphasis in Markdown and in a plain text is no part of the word; a star behind a word is one in the list alone.
    for token in &mut found {
        let trimmed = token.text.trim_start_matches(['*', '_', '\'']).trim_end_matches(['_', '\'']);
        if !trimmed.is_empty() && trimmed.len() < token.text.len() {
            token.text = trimmed.to_owned();
        }
    }
    found
}

fn plain(c: char) -> impl Iterator<Item = char> {
    let c = if c == '’' { '\'' } else { c };
    c.to_lowercase()
}

/// A text that people read, with the line at which it begins.
#[derive(Debug, PartialEq, Eq)]
struct Passage {
    line: usize,
    text: String,
}

/// What people read of a file.
fn passages(file: &File) -> Vec<Passage> {
    let path = file.path.as_str();
    let whole = || vec![Passage { line: 1, text: file.text().to_owned() }];
    if path.ends_with(".md") {
        let blocks = blocks(file.text()).into_iter();
        return blocks.map(|block| Passage { line: block.line, text: block.text }).collect();
    }
    if path.ends_with(".ftl") || (path.starts_with("instruments/") && path.ends_with(".toml")) {
        return whole();
    }
    let of_program = path.starts_with("crates/") && !path.starts_with("crates/tests/") && !file.is_test();
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") if of_program => template(file.text()),
        Some("rs") if of_program => {
            let mut found = literals(file.text());
            found.extend(printed_comments(file.text()));
            found
        }
        _ => Vec::new(),
    }
}

/// The string literals of what is not compiled for tests alone.
fn literals(text: &str) -> Vec<Passage> {
    let source = separate(text);
    let kept = without_tests(&source.code);
    let lines: Vec<&str> = kept.lines().collect();
    let is_kept = |line: usize| lines.get(line.saturating_sub(1)).is_some_and(|line| line.contains('"'));
    let of_program = source.literals.into_iter().filter(|(line, _)| is_kept(*line));
    of_program.map(|(line, text)| Passage { line, text: unescaped(&text) }).collect()
}

/// A literal as it is printed, as far as it matters here: an escaped line end joins two lines, `\n` parts them.
fn unescaped(literal: &str) -> String {
    let mut text = String::new();
    let mut signs = literal.chars().peekable();
    while let Some(c) = signs.next() {
        match (c, if c == '\\' { signs.next() } else { None }) {
            ('\\', Some('\n')) => {
                while signs.peek().is_some_and(|c| c.is_whitespace()) {
                    signs.next();
                }
            }
            ('\\', Some('n' | 't')) => text.push(' '),
            ('\\', Some(escaped)) => text.push(escaped),
            _ => text.push(c),
        }
    }
    text
}

/// Comments that are printed: by clap as help, by utoipa as the description of an interface.
fn printed_comments(text: &str) -> Vec<Passage> {
    const PRINTED: [&str; 5] = ["Parser", "Args", "Subcommand", "ValueEnum", "ToSchema"];
    let derives = text.split("#[derive(").skip(1).filter_map(|rest| rest.split(")]").next());
    let prints = |list: &str| {
        list.split(',').any(|name| PRINTED.contains(&name.trim().rsplit("::").next().unwrap_or("")))
    };
    if !derives.into_iter().any(prints) && !text.contains("#[utoipa::path(") {
        return Vec::new();
    }
    let mut found: Vec<Passage> = Vec::new();
    let mut follows = false;
    for (at, line) in text.lines().enumerate() {
        let comment = line.trim_start().strip_prefix("///");
        match (comment, found.last_mut()) {
            (Some(words), Some(last)) if follows => {
                last.text.push('\n');
                last.text.push_str(words);
            }
            (Some(words), _) => found.push(Passage { line: at + 1, text: words.to_owned() }),
            (None, _) => {}
        }
        follows = comment.is_some();
    }
    found
}

/// Elements inside of a sentence. Any other ends what stands before it.
const INLINE: [&str; 14] =
    ["a", "abbr", "b", "bdi", "code", "em", "i", "kbd", "mark", "q", "small", "span", "strong", "time"];

/// The words of a page template: its text without tags, what its attributes say, and the literals in its expressions.
fn template(text: &str) -> Vec<Passage> {
    let mut page = Page { words: String::new(), beside: Vec::new(), line: 1 };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let inside = [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<", ">")]
            .into_iter()
            .find(|(begin, _)| rest.starts_with(begin))
            .and_then(|(begin, end)| {
                rest.find(end)
                    .and_then(|at| rest.split_at_checked(at + end.len()))
                    .map(|parts| (begin, parts))
            });
        match inside {
            Some((begin, (inside, behind))) => {
                page.inside(begin, inside);
                rest = behind;
            }
            None => {
                page.words.push(c);
                page.line += usize::from(c == '\n');
                rest = rest.get(c.len_utf8()..).unwrap_or("");
            }
        }
    }
    let mut found = page.beside;
    found.push(Passage { line: 1, text: page.words });
    found
}

struct Page {
    words: String,
    beside: Vec<Passage>,
    line: usize,
}

impl Page {
    fn inside(&mut self, begin: &str, inside: &str) {
        let is_inline = begin == "<" && {
            let name = inside.trim_start_matches(['<', '/']);
            let name = name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            INLINE.contains(&name)
        };
        if !is_inline {
            self.words.extend([' ', CODE, ' ']);
        }
        if begin != "{#" {
            let quoted = inside.split('"').enumerate().filter(|(at, _)| at % 2 == 1);
            let line = self.line;
            self.beside.extend(quoted.map(|(_, text)| Passage { line, text: text.to_owned() }));
        }
        let lines = inside.matches('\n').count();
        self.words.extend(std::iter::repeat_n('\n', lines));
        self.line += lines;
    }
}

#[cfg(test)]
mod tests;
