//! Closed words, as OpenAPI documents tell them.

/// Defines types that stand for closed lists of words in a document: a name there, what it means, and the words.
macro_rules! terms {
    ($($(#[doc = $words:literal])+ $name:ident as $shown:literal: $known:expr;)+) => {
        $(
            $(#[doc = $words])+
            pub(super) struct $name;

            impl utoipa::PartialSchema for $name {
                fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                    let words = [$($words),+].map(str::trim).join(" ");
                    let known: Vec<String> = $known;
                    let object = utoipa::openapi::schema::ObjectBuilder::new()
                        .schema_type(utoipa::openapi::schema::Type::String).description(Some(words));
                    object.enum_values(Some(known)).into()
                }
            }

            impl utoipa::ToSchema for $name {
                fn name() -> std::borrow::Cow<'static, str> {
                    std::borrow::Cow::Borrowed($shown)
                }
            }
        )+
    };
}

pub(crate) use terms;

/// The words of all values.
pub(crate) fn all<T>(values: impl IntoIterator<Item = T>, word: impl Fn(T) -> &'static str) -> Vec<String> {
    values.into_iter().map(|value| word(value).to_owned()).collect()
}
