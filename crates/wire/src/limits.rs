//! Every limit of the formats, with its unit in its name. A refusal names the limit.

/// Bytes of one XML document. Real reports have some kilobytes; long chats some hundred.
pub const DOCUMENT_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Elements inside each other, the root counted as one. The schema itself needs five.
pub const DEPTH_MAX: usize = 16;

/// Nodes of a document: itself, its elements, texts, comments and processing instructions.
pub const NODES_MAX: u32 = 100_000;

/// Attributes of one element, name space declarations included. The schema needs five; the parser compares
/// each with each, so this bound keeps it linear.
pub const ATTRIBUTES_PER_ELEMENT_MAX: usize = 32;

/// Declarations of name spaces in a document. A document of this API needs one or none.
pub const NAMESPACES_MAX: usize = 64;

/// Bytes of one text for which the API documents no length.
pub const TEXT_BYTES_MAX: usize = 1024 * 1024;

/// Findings named in one refusal; the others are only counted.
pub const FINDINGS_MAX: usize = 50;

/// Characters of a sender's own value that a finding repeats.
pub const ECHO_CHARACTERS_MAX: usize = 80;

/// Characters of the parser's own words about a document that is not well-formed; they may repeat names of
/// any length.
pub const PARSER_WORDS_CHARACTERS_MAX: usize = 300;

/// Characters of `fileName`, which the schema has and no document explains: as long as a name in an upload may be. (Of
/// `originalFileName` 2056 are documented.)
pub const FILE_NAME_CHARACTERS_MAX: u32 = 255;

/// Characters of the story in the public form.
pub const PUBLIC_STORY_CHARACTERS_MAX: usize = 20_000;

/// Web addresses in the public form.
pub const PUBLIC_URLS_MAX: usize = 20;

/// Characters of the public form's words about when it happened.
pub const PUBLIC_HAPPENED_CHARACTERS_MAX: usize = 500;

/// Characters of the public form's words about where the child is.
pub const PUBLIC_PLACE_CHARACTERS_MAX: usize = 255;

/// Characters of a web address (documented).
pub const URL_CHARACTERS_MAX: usize = 2083;

/// Characters of an e-mail address (documented).
pub const EMAIL_CHARACTERS_MAX: usize = 255;

/// Characters before the `@` of an e-mail address (documented).
pub const EMAIL_LOCAL_CHARACTERS_MAX: usize = 64;
