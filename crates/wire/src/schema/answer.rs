//! The two answers.

use super::{Complex, Content, Item, Simple};

pub(super) static REPORT_RESPONSE: Complex = Complex {
    name: "ReportResponse",
    content: Content::Sequence(&[
        Item::simple("responseCode", Simple::Int).required(),
        Item::text("responseDescription").required(),
        Item::simple("reportId", Simple::Long),
        Item::simple("fileId", Simple::Token),
        Item::simple("hash", Simple::Token),
    ]),
    attributes: &[],
};

pub(super) static REPORT_DONE_RESPONSE: Complex = Complex {
    name: "ReportDoneResponse",
    content: Content::Sequence(&[
        Item::simple("responseCode", Simple::Int).required(),
        Item::simple("reportId", Simple::Long).required(),
        Item::complex("files", &FILES).required(),
    ]),
    attributes: &[],
};

static FILES: Complex =
    Complex { name: "Files", content: Content::Sequence(&[Item::text("fileId").many()]), attributes: &[] };
