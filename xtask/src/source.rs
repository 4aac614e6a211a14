//! Rust source as the tidy rules read it: with comments and the insides of literals blanked, so that a brace in a string
//! is no brace, and a word in a comment is no use of it. Lines stay where they were.

/// A source text in two readings of the same length in lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Code {
    /// Code only.
    pub code: String,
    /// String literals, each with its line (from 1).
    pub literals: Vec<(usize, String)>,
}

/// Separates code from comments and literals.
pub fn separate(text: &str) -> Code {
    let mut reader = Reader { rest: text.chars().collect(), at: 0, line: 1, found: Code::default() };
    while reader.step() {}
    reader.found
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    line: usize,
    found: Code,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.rest.get(self.at + ahead).copied().unwrap_or('\0')
    }

    /// Takes one character; what is not code leaves only its line ends.
    fn take(&mut self, is_code: bool) -> char {
        let c = self.peek(0);
        self.at += 1;
        if c == '\n' {
            self.line += 1;
        }
        if is_code || c == '\n' {
            self.found.code.push(c);
        }
        c
    }

    fn step(&mut self) -> bool {
        if self.at >= self.rest.len() {
            return false;
        }
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => {
                while self.at < self.rest.len() && self.peek(0) != '\n' {
                    self.take(false);
                }
            }
            ('/', '*') => self.block_comment(),
            ('"', _) => self.string(),
            ('r', '"' | '#') if !self.after_word() => self.raw_string(),
            ('b', '"') if !self.after_word() => {
                self.take(false);
                self.string();
            }
            ('b', 'r') if matches!(self.peek(2), '"' | '#') && !self.after_word() => {
                self.take(false);
                self.raw_string();
            }
            ('\'', '\\') => self.quoted_character(),
            ('\'', _) if self.peek(2) == '\'' => self.quoted_character(),
            _ => {
                self.take(true);
            }
        }
        true
    }

    fn after_word(&self) -> bool {
        self.found.code.chars().last().is_some_and(|c| c.is_alphanumeric() || c == '_')
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.rest.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => {
                    depth += 1;
                    self.take(false);
                }
                ('*', '/') => {
                    depth -= 1;
                    self.take(false);
                }
                _ => {}
            }
            self.take(false);
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let line = self.line;
        let mut literal = String::new();
        self.take(true);
        while self.at < self.rest.len() && self.peek(0) != '"' {
            if self.peek(0) == '\\' {
                literal.push(self.take(false));
            }
            literal.push(self.take(false));
        }
        self.take(true);
        self.found.literals.push((line, literal));
    }

    fn raw_string(&mut self) {
        let hashes = (1..).take_while(|ahead| self.peek(*ahead) == '#').count();
        if self.peek(1 + hashes) != '"' {
            // `r#type`, a raw identifier.
            self.take(true);
            return;
        }
        let line = self.line;
        for _ in 0..=hashes {
            self.take(false);
        }
        self.take(true);
        let mut literal = String::new();
        let ends =
            |reader: &Reader| reader.peek(0) == '"' && (1..=hashes).all(|ahead| reader.peek(ahead) == '#');
        while self.at < self.rest.len() && !ends(self) {
            literal.push(self.take(false));
        }
        self.take(true);
        for _ in 0..hashes {
            self.take(false);
        }
        self.found.literals.push((line, literal));
    }

    fn quoted_character(&mut self) {
        self.take(true);
        if self.peek(0) == '\\' {
            self.take(false);
        }
        while self.at < self.rest.len() && self.peek(0) != '\'' {
            self.take(false);
        }
        self.take(true);
    }
}

/// The code without what is compiled for tests only. Lines stay where they were.
pub fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut kept = String::new();
    let mut rest = code;
    while let Some((before, after)) = rest.split_once(MARK) {
        kept.push_str(before);
        let end = item_end(after);
        let (item, behind) = after.split_at(end);
        kept.extend(item.chars().filter(|c| *c == '\n'));
        rest = behind;
    }
    kept + rest
}

/// Where the item that begins here ends: behind its `;`, or behind the brace that closes its first one.
fn item_end(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// A function and the lines it takes.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line of `fn`, from 1.
    pub line: usize,
    /// From `fn` to the closing brace.
    pub lines: usize,
}

/// Every function with a body, nested ones included.
pub fn functions(code: &str) -> Vec<Function> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let (before, after) = code.split_at(at);
        if before.chars().last().is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let name: String = after.chars().skip(3).take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        // `[u8; 4]` in a signature holds a semicolon, so the end of a body-less one is looked for outside brackets.
        let mut brackets = 0_i32;
        let body = after.char_indices().find(|(_, c)| {
            brackets += match c {
                '[' | '(' => 1,
                ']' | ')' => -1,
                _ => 0,
            };
            brackets == 0 && matches!(c, '{' | ';')
        });
        if let (false, Some((_, '{'))) = (name.is_empty(), body) {
            let end = item_end_of_body(after);
            let lines = after.get(..end).map_or(0, |text| text.matches('\n').count()) + 1;
            found.push(Function { name, line: before.matches('\n').count() + 1, lines });
        }
    }
    found
}

fn item_end_of_body(text: &str) -> usize {
    let begin = text.find('{').unwrap_or(0);
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < begin) {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text.len()
}

/// Is the word in the code, and not a part of a longer one?
pub fn names(code: &str, word: &str) -> bool {
    line_of(code, word).is_some()
}

/// The first line that has the word, from 1.
pub fn line_of(code: &str, word: &str) -> Option<usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .find(|(at, _)| {
            let before = code.get(..*at).and_then(|text| text.chars().last());
            let after = code.get(at + word.len()..).and_then(|text| text.chars().next());
            let starts = !word.starts_with(is_word) || !before.is_some_and(is_word);
            let ends = !word.ends_with(is_word) || !after.is_some_and(is_word);
            starts && ends
        })
        .map(|(at, _)| code.get(..at).map_or(0, |text| text.matches('\n').count()) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_and_words_in_literals_and_comments_do_not_count() {
        let text =
            "fn a() { // {\n let b = \"} fn x() {\"; /* } /* { */ */ let c = '}'; let d = r#\"\"{\"#;\n}\n";
        let code = separate(text);
        assert_eq!(functions(&code.code), [Function { name: "a".into(), line: 1, lines: 3 }]);
        assert_eq!(code.literals, [(2, "} fn x() {".to_owned()), (2, "\"{".to_owned())]);
    }

    #[test]
    fn a_lifetime_is_no_character_and_a_raw_identifier_no_string() {
        let code = separate("fn a<'a>(r#type: &'a str) -> [u8; 4] {\n'\\'';\n}");
        assert_eq!(functions(&code.code), [Function { name: "a".into(), line: 1, lines: 3 }]);
    }

    #[test]
    fn what_is_for_tests_only_is_left_out_and_lines_stay() {
        let code = "use a;\n#[cfg(test)]\nmod tests {\n fn b() { std::fs::read() }\n}\nfn c() {}\n#[cfg(test)]\nmod t;\nfn d() {}";
        let kept = without_tests(code);
        assert!(!names(&kept, "fs") && names(&kept, "c") && names(&kept, "d"), "{kept}");
        assert_eq!(line_of(&kept, "d"), Some(9));
    }

    #[test]
    fn a_word_is_a_whole_one() {
        assert!(!names("let rebound = 1;", "bound") && names("x.bound()", "bound"));
    }
}
