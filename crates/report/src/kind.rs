//! The kind of a file, by its own first bytes. Its name and what the sender calls it do not count.

mod sniff;

use crate::message;

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

/// Defines the kinds: each with its family, the word kept in the store, what people read, and its media type.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $family:ident $word:literal $said:expr, $media:literal;)+) => {
        $crate::words! {
            /// The kind of a file. The list is closed; what is not in it is [`FileKind::Unknown`].
            pub enum FileKind of "kind of file" { $(
                #[doc = concat!("`", $media, "`")]
                $name = $word => $said
            ),+ }
        }

        impl FileKind {
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
    Png Picture "png" message!("file-kind-png"), "image/png";
    Jpeg Picture "jpeg" message!("file-kind-jpeg"), "image/jpeg";
    Gif Picture "gif" message!("file-kind-gif"), "image/gif";
    WebP Picture "webp" message!("file-kind-webp"), "image/webp";
    Avif Picture "avif" message!("file-kind-avif"), "image/avif";
    Bmp Picture "bmp" message!("file-kind-bmp"), "image/bmp";
    Icon Picture "icon" message!("file-kind-icon"), "image/vnd.microsoft.icon";
    Heic Picture "heic" message!("file-kind-heic"), "image/heic";
    Tiff Picture "tiff" message!("file-kind-tiff"), "image/tiff";
    Raw Picture "raw" message!("file-kind-raw"), "application/octet-stream";
    Psd Picture "psd" message!("file-kind-psd"), "image/vnd.adobe.photoshop";
    Jxl Picture "jxl" message!("file-kind-jxl"), "image/jxl";
    Jpeg2000 Picture "jpeg2000" message!("file-kind-jpeg2000"), "image/jp2";
    Dicom Picture "dicom" message!("file-kind-dicom"), "application/dicom";
    Mp4 Video "mp4" message!("file-kind-mp4"), "video/mp4";
    QuickTime Video "quicktime" message!("file-kind-quicktime"), "video/quicktime";
    ThreeGp Video "3gp" message!("file-kind-3gp"), "video/3gpp";
    WebM Video "webm" message!("file-kind-webm"), "video/webm";
    Matroska Video "matroska" message!("file-kind-matroska"), "video/matroska";
    Avi Video "avi" message!("file-kind-avi"), "video/vnd.avi";
    Asf Video "asf" message!("file-kind-asf"), "video/x-ms-asf";
    Flv Video "flv" message!("file-kind-flv"), "video/x-flv";
    Mpeg Video "mpeg" message!("file-kind-mpeg"), "video/mpeg";
    MpegTs Video "mpeg_ts" message!("file-kind-mpeg-ts"), "video/mp2t";
    RealMedia Video "realmedia" message!("file-kind-realmedia"), "application/vnd.rn-realmedia";
    Ogg Video "ogg" message!("file-kind-ogg"), "application/ogg";
    Mp3 Sound "mp3" message!("file-kind-mp3"), "audio/mpeg";
    Mp4Sound Sound "m4a" message!("file-kind-m4a"), "audio/mp4";
    Aac Sound "aac" message!("file-kind-aac"), "audio/aac";
    Wav Sound "wav" message!("file-kind-wav"), "audio/vnd.wave";
    Flac Sound "flac" message!("file-kind-flac"), "audio/flac";
    Aiff Sound "aiff" message!("file-kind-aiff"), "audio/aiff";
    Amr Sound "amr" message!("file-kind-amr"), "audio/amr";
    Caf Sound "caf" message!("file-kind-caf"), "audio/x-caf";
    Midi Sound "midi" message!("file-kind-midi"), "audio/midi";
    Text Text "text" message!("file-kind-text"), "text/plain";
    Json Text "json" message!("file-kind-json"), "application/json";
    Xml Text "xml" message!("file-kind-xml"), "application/xml";
    Html Text "html" message!("file-kind-html"), "text/html";
    Svg Text "svg" message!("file-kind-svg"), "image/svg+xml";
    Mail Text "mail" message!("file-kind-mail"), "message/rfc822";
    Pdf Document "pdf" message!("file-kind-pdf"), "application/pdf";
    PostScript Document "postscript" message!("file-kind-postscript"), "application/postscript";
    Rtf Document "rtf" message!("file-kind-rtf"), "application/rtf";
    OfficeOld Document "office_old" message!("file-kind-office-old"), "application/x-ole-storage";
    Office Document "office" message!("file-kind-office"), "application/zip";
    OpenDocument Document "opendocument" message!("file-kind-opendocument"), "application/zip";
    Epub Document "epub" message!("file-kind-epub"), "application/epub+zip";
    Zip Archive "zip" message!("file-kind-zip"), "application/zip";
    Rar Archive "rar" message!("file-kind-rar"), "application/vnd.rar";
    SevenZip Archive "7z" message!("file-kind-7z"), "application/x-7z-compressed";
    Tar Archive "tar" message!("file-kind-tar"), "application/x-tar";
    Gzip Archive "gzip" message!("file-kind-gzip"), "application/gzip";
    Bzip2 Archive "bzip2" message!("file-kind-bzip2"), "application/x-bzip2";
    Xz Archive "xz" message!("file-kind-xz"), "application/x-xz";
    Zstd Archive "zstd" message!("file-kind-zstd"), "application/zstd";
    Lz4 Archive "lz4" message!("file-kind-lz4"), "application/octet-stream";
    Lha Archive "lha" message!("file-kind-lha"), "application/x-lzh-compressed";
    Ar Archive "ar" message!("file-kind-ar"), "application/x-archive";
    Package Archive "package" message!("file-kind-package"), "application/java-archive";
    Mailbox Archive "mailbox" message!("file-kind-mailbox"), "application/vnd.ms-outlook-pst";
    Cab Archive "cab" message!("file-kind-cab"), "application/vnd.ms-cab-compressed";
    Sqlite Data "sqlite" message!("file-kind-sqlite"), "application/vnd.sqlite3";
    PropertyList Data "plist" message!("file-kind-plist"), "application/octet-stream";
    Age Data "age" message!("file-kind-age"), "application/octet-stream";
    Program Data "program" message!("file-kind-program"), "application/octet-stream";
    Empty Empty "empty" message!("file-kind-empty"), "application/octet-stream";
    Unknown Unknown "unknown" message!("file-kind-unknown"), "application/octet-stream";
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

#[cfg(test)]
mod tests;
