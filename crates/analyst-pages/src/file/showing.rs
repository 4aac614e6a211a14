//! What opening a file would show, said before anybody opens it.

use clearline_disclosure::viewing::{self, SHOWN_BYTES_MAX};
use clearline_frame::view::Words;
use clearline_records::dossier::KeptFile;
use clearline_report::{Family, FileKind, Message, message};

use super::view::Showing;

/// What a file of this kind and size shows. The kind is that of its own first bytes, whatever its name says.
pub(super) fn of(kind: FileKind, size: u64) -> Showing {
    let it = || kind.message();
    Showing::Nothing(match kind.family() {
        Family::Picture if !is_shown(kind) => message!("showing-other-picture", kind = it()),
        Family::Picture | Family::Text if size > SHOWN_BYTES_MAX => {
            message!("showing-too-large", kind = it(), why = viewing::too_large(size))
        }
        Family::Picture => return Showing::Picture,
        Family::Text => return Showing::Text,
        Family::Video => message!("showing-video", kind = it()),
        Family::Sound => message!("showing-sound", kind = it()),
        Family::Document => message!("showing-document", kind = it()),
        Family::Archive => message!("showing-archive", kind = it()),
        Family::Data => message!("showing-data", kind = it()),
        Family::Empty => message!("showing-empty", kind = it()),
        Family::Unknown => message!("showing-unknown", kind = it()),
    })
}

/// Kinds of pictures that browsers show, and that can be held still.
fn is_shown(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Png | FileKind::Jpeg | FileKind::Gif | FileKind::WebP | FileKind::Avif | FileKind::Bmp
    )
}

/// Why a picture of a kind that is shown elsewhere is not shown.
pub(super) fn broken(kind: FileKind) -> Message {
    message!("showing-broken", kind = kind.message())
}

/// The kind of a file in a list, and whether it can be seen here.
pub(super) fn kind_words(file: &KeptFile) -> Words {
    match of(file.kind, file.size) {
        Showing::Nothing(_) => message!("showing-not-here", kind = file.kind.message()).into(),
        Showing::Picture | Showing::Text => file.kind.message().into(),
    }
}

#[cfg(test)]
mod tests {
    use clearline_frame::words;

    use super::*;

    #[test]
    fn what_cannot_be_shown_is_said_as_what_it_is() {
        for (kind, words) in [
            (
                FileKind::Heic,
                "HEIC picture, by its own first bytes. Pictures of this kind are not shown here.",
            ),
            (FileKind::Tiff, "TIFF picture, by"),
            (FileKind::Mp4, "MP4 video, by its own first bytes. Videos are not played"),
            (FileKind::Zip, "ZIP archive, by its own first bytes. Archives are not unpacked"),
            (FileKind::Pdf, "PDF document, by"),
            (FileKind::Empty, "File without a byte, by its own first bytes. There is nothing to see."),
        ] {
            let Showing::Nothing(said) = of(kind, 10) else { panic!("{kind} is shown") };
            let said = clearline_i18n::sentence(&words::term(&said));
            assert!(said.contains(words), "{said}");
        }
    }

    #[test]
    fn every_kind_is_shown_or_said_and_what_is_too_large_is_said_before() {
        for kind in FileKind::ALL {
            let shown = matches!(of(kind, 10), Showing::Picture | Showing::Text);
            let wanted = is_shown(kind) || kind.is_text();
            assert_eq!(shown, wanted, "{kind}");
            let Showing::Nothing(said) = of(kind, SHOWN_BYTES_MAX + 1) else { panic!("{kind}") };
            let said = clearline_i18n::capital(&words::term(&said));
            assert!(!shown || said.contains("33 MiB"), "{said}");
        }
    }
}
