//! The kind of a file, by its own first bytes. Its name and what the sender calls it do not count.

mod sniff;

use std::fmt;
use std::str::FromStr;

use crate::{IdError, Message};

/// How many bytes at the beginning of a file are read to find its kind.
pub const HEAD_BYTES: usize = 4_096;

/// What sort of thing a kind is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// A picture, still or moving without sound.
    Picture,
    /// A video.
    Video,
    /// A recording of sound.
    Sound,
    /// Characters that people can read as they are.
    Text,
    /// A document that needs a program to be read.
    Document,
    /// Files within a file, or one that was made smaller.
    Archive,
    /// What only a program reads.
    Data,
    /// No bytes at all.
    Empty,
    /// Bytes of no kind that is known here.
    Unknown,
}

/// Defines the kinds: each with its family, the word kept in the store, the words people read in English, their message
/// and its media type.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $family:ident $word:literal $words:literal $id:literal $media:literal;)+) => {
        /// The kind of a file. The list is closed; what is not in it is [`FileKind::Unknown`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FileKind { $(
            #[doc = $words]
            $name,
        )+ }

        impl FileKind {
            /// All of them.
            pub const ALL: &'static [FileKind] = &[$(FileKind::$name),+];

            /// The word kept in the store.
            pub fn word(self) -> &'static str {
                match self { $(FileKind::$name => $word),+ }
            }

            /// What people read, such as `HEIC picture`.
            pub fn words(self) -> &'static str {
                match self { $(FileKind::$name => $words),+ }
            }

            /// The message of the same words.
            pub fn message(self) -> Message {
                match self { $(FileKind::$name => Message::new($id)),+ }
            }

            /// The media type (RFC 6838).
            pub fn media_type(self) -> &'static str {
                match self { $(FileKind::$name => $media),+ }
            }

            /// What sort of thing it is.
            pub fn family(self) -> Family {
                match self { $(FileKind::$name => Family::$family),+ }
            }
        }
    };
}

kinds! {
    Png Picture "png" "PNG picture" "file-kind-png" "image/png";
    Jpeg Picture "jpeg" "JPEG picture" "file-kind-jpeg" "image/jpeg";
    Gif Picture "gif" "GIF picture" "file-kind-gif" "image/gif";
    WebP Picture "webp" "WebP picture" "file-kind-webp" "image/webp";
    Avif Picture "avif" "AVIF picture" "file-kind-avif" "image/avif";
    Bmp Picture "bmp" "BMP picture" "file-kind-bmp" "image/bmp";
    Icon Picture "icon" "Windows icon" "file-kind-icon" "image/vnd.microsoft.icon";
    Heic Picture "heic" "HEIC picture" "file-kind-heic" "image/heic";
    Tiff Picture "tiff" "TIFF picture" "file-kind-tiff" "image/tiff";
    Raw Picture "raw" "raw picture of a camera" "file-kind-raw" "application/octet-stream";
    Psd Picture "psd" "Photoshop picture" "file-kind-psd" "image/vnd.adobe.photoshop";
    Jxl Picture "jxl" "JPEG XL picture" "file-kind-jxl" "image/jxl";
    Jpeg2000 Picture "jpeg2000" "JPEG 2000 picture" "file-kind-jpeg2000" "image/jp2";
    Dicom Picture "dicom" "DICOM picture" "file-kind-dicom" "application/dicom";
    Mp4 Video "mp4" "MP4 video" "file-kind-mp4" "video/mp4";
    QuickTime Video "quicktime" "QuickTime video" "file-kind-quicktime" "video/quicktime";
    ThreeGp Video "3gp" "3GP video" "file-kind-3gp" "video/3gpp";
    WebM Video "webm" "WebM video" "file-kind-webm" "video/webm";
    Matroska Video "matroska" "Matroska video" "file-kind-matroska" "video/matroska";
    Avi Video "avi" "AVI video" "file-kind-avi" "video/vnd.avi";
    Asf Video "asf" "Windows Media video or sound" "file-kind-asf" "video/x-ms-asf";
    Flv Video "flv" "Flash video" "file-kind-flv" "video/x-flv";
    Mpeg Video "mpeg" "MPEG video" "file-kind-mpeg" "video/mpeg";
    MpegTs Video "mpeg_ts" "MPEG transport stream" "file-kind-mpeg-ts" "video/mp2t";
    RealMedia Video "realmedia" "RealMedia video or sound" "file-kind-realmedia" "application/vnd.rn-realmedia";
    Ogg Video "ogg" "Ogg video or sound" "file-kind-ogg" "application/ogg";
    Mp3 Sound "mp3" "MP3 sound" "file-kind-mp3" "audio/mpeg";
    Mp4Sound Sound "m4a" "MP4 sound" "file-kind-m4a" "audio/mp4";
    Aac Sound "aac" "AAC sound" "file-kind-aac" "audio/aac";
    Wav Sound "wav" "WAV sound" "file-kind-wav" "audio/vnd.wave";
    Flac Sound "flac" "FLAC sound" "file-kind-flac" "audio/flac";
    Aiff Sound "aiff" "AIFF sound" "file-kind-aiff" "audio/aiff";
    Amr Sound "amr" "AMR sound" "file-kind-amr" "audio/amr";
    Caf Sound "caf" "Core Audio sound" "file-kind-caf" "audio/x-caf";
    Midi Sound "midi" "MIDI music" "file-kind-midi" "audio/midi";
    Text Text "text" "text" "file-kind-text" "text/plain";
    Json Text "json" "JSON text" "file-kind-json" "application/json";
    Xml Text "xml" "XML text" "file-kind-xml" "application/xml";
    Html Text "html" "HTML page" "file-kind-html" "text/html";
    Svg Text "svg" "SVG drawing" "file-kind-svg" "image/svg+xml";
    Mail Text "mail" "e-mail" "file-kind-mail" "message/rfc822";
    Pdf Document "pdf" "PDF document" "file-kind-pdf" "application/pdf";
    PostScript Document "postscript" "PostScript document" "file-kind-postscript" "application/postscript";
    Rtf Document "rtf" "RTF document" "file-kind-rtf" "application/rtf";
    OfficeOld Document "office_old" "Microsoft Office document or message of the old form" "file-kind-office-old" "application/x-ole-storage";
    Office Document "office" "Microsoft Office document" "file-kind-office" "application/zip";
    OpenDocument Document "opendocument" "OpenDocument document" "file-kind-opendocument" "application/zip";
    Epub Document "epub" "EPUB book" "file-kind-epub" "application/epub+zip";
    Zip Archive "zip" "ZIP archive" "file-kind-zip" "application/zip";
    Rar Archive "rar" "RAR archive" "file-kind-rar" "application/vnd.rar";
    SevenZip Archive "7z" "7-Zip archive" "file-kind-7z" "application/x-7z-compressed";
    Tar Archive "tar" "tar archive" "file-kind-tar" "application/x-tar";
    Gzip Archive "gzip" "gzip archive" "file-kind-gzip" "application/gzip";
    Bzip2 Archive "bzip2" "bzip2 archive" "file-kind-bzip2" "application/x-bzip2";
    Xz Archive "xz" "xz archive" "file-kind-xz" "application/x-xz";
    Zstd Archive "zstd" "Zstandard archive" "file-kind-zstd" "application/zstd";
    Lz4 Archive "lz4" "LZ4 archive" "file-kind-lz4" "application/octet-stream";
    Lha Archive "lha" "LHA archive" "file-kind-lha" "application/x-lzh-compressed";
    Ar Archive "ar" "ar archive" "file-kind-ar" "application/x-archive";
    Package Archive "package" "Java or Android package" "file-kind-package" "application/java-archive";
    Mailbox Archive "mailbox" "mailbox of Outlook" "file-kind-mailbox" "application/vnd.ms-outlook-pst";
    Cab Archive "cab" "Windows cabinet" "file-kind-cab" "application/vnd.ms-cab-compressed";
    Sqlite Data "sqlite" "SQLite database" "file-kind-sqlite" "application/vnd.sqlite3";
    PropertyList Data "plist" "binary property list" "file-kind-plist" "application/octet-stream";
    Age Data "age" "file encrypted with age" "file-kind-age" "application/octet-stream";
    Program Data "program" "program for a computer" "file-kind-program" "application/octet-stream";
    Empty Empty "empty" "file without a byte" "file-kind-empty" "application/octet-stream";
    Unknown Unknown "unknown" "file of no known kind" "file-kind-unknown" "application/octet-stream";
}

impl FileKind {
    /// The kind by the first bytes of a file, at most [`HEAD_BYTES`] of them. No bytes at all are an empty file.
    pub fn of(head: &[u8]) -> FileKind {
        sniff::kind(head.get(..HEAD_BYTES).unwrap_or(head))
    }

    /// Does it hold other files, or one made smaller? Documents that are packed as archives are none.
    pub fn is_archive(self) -> bool {
        self.family() == Family::Archive
    }

    /// Can it hold other files? Then the hash of the whole says nothing about them.
    pub fn holds_other_files(self) -> bool {
        self.is_archive() || self.family() == Family::Document || self == FileKind::Mail
    }

    /// Can it be read as text?
    pub fn is_text(self) -> bool {
        self.family() == Family::Text
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl FromStr for FileKind {
    type Err = IdError;

    fn from_str(word: &str) -> Result<Self, IdError> {
        let known = Self::ALL.iter().copied().find(|kind| kind.word() == word);
        known.ok_or(IdError { what: "kind of file", expected: "a word such as png, text or zip" })
    }
}

#[cfg(test)]
mod tests;
