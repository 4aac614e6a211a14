/// One element of a document: what was sent is read into elements, and documents are built from them.
///
/// Name spaces: the API's documents have none. A name that does have one is kept as `{name space}local`, which no
/// schema entry equals. Two elements are equal when they say the same, wherever they were in their document.
///
/// ```
/// use clearline_wire::Element; let person =
/// Element::new("reportingPerson").with(Element::new("email").attribute("type",
/// "Work").text("a@example.com")); assert_eq!(person.value("email"), Some("a@example.com"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// Local name.
    pub name: String,
    /// Attributes in document order, without those that only point at a schema.
    pub attributes: Vec<(String, String)>,
    /// Child elements in document order.
    pub children: Vec<Element>,
    /// Character content; white space between child elements is dropped.
    pub text: String,
    pub(crate) place: Place,
}

/// Where an element began in its document: both count from 1, and 0 means that it was built, not read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Place {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

impl PartialEq for Element {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.attributes == other.attributes
            && self.text == other.text
            && self.children == other.children
    }
}

impl Element {
    /// An empty element.
    pub fn new(name: impl Into<String>) -> Element {
        Element { name: name.into(), ..Element::default() }
    }

    /// Adds a child at the end.
    #[must_use]
    pub fn with(mut self, child: Element) -> Element {
        self.children.push(child);
        self
    }

    /// Adds children at the end.
    #[must_use]
    pub fn with_all(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.children.extend(children);
        self
    }

    /// Adds a child that holds nothing but `text`.
    #[must_use]
    pub fn leaf(self, name: impl Into<String>, text: impl Into<String>) -> Element {
        self.with(Element::new(name).text(text))
    }

    /// Adds such a child where there is something to say.
    #[must_use]
    pub fn maybe(self, name: impl Into<String>, text: Option<impl Into<String>>) -> Element {
        match text {
            Some(text) => self.leaf(name, text),
            None => self,
        }
    }

    /// Adds a presence flag: an empty child.
    #[must_use]
    pub fn flag(self, name: impl Into<String>) -> Element {
        self.with(Element::new(name))
    }

    /// Sets the character content.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Element {
        self.text = text.into();
        self
    }

    /// Adds an attribute.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<String>, value: impl Into<String>) -> Element {
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Every child of that name, in document order.
    pub fn children_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The character content of the first child of that name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str())
    }

    /// The value of an attribute.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Visits this element and everything below it, in document order.
    pub fn visit(&self, see: &mut impl FnMut(&Element)) {
        see(self);
        for child in &self.children {
            child.visit(see);
        }
    }
}
