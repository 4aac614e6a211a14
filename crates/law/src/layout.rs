/// The text in lines of at most `most` characters, each with its line end. The first line begins with `start`, the others
/// with as many blanks. A longer word has a line of its own.
pub(crate) fn wrapped(start: &str, text: &str, most: usize) -> String {
    let width = start.chars().count();
    let mut lines = vec![start.to_owned()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() <= most => {
                line.push_str(word);
                line.push(' ');
            }
            _ => lines.push(format!("{:<width$}{word} ", "")),
        }
    }
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}
