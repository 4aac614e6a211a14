//! What a listener hears: the tree of headings, tables and lists, and which drawn piece belongs where.

use krilla::geom::Rect;
use krilla::tagging::{BBox, Identifier, Node, Tag, TagGroup, TagKind, TagTree};

/// The place of a group in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place(usize);

struct Group {
    tag: TagKind,
    above: Option<Place>,
    drawn: Vec<Identifier>,
}

/// The tree while it grows: groups in the order in which they are read, each after the one it belongs to.
#[derive(Default)]
pub(crate) struct Tags {
    groups: Vec<Group>,
}

impl Tags {
    pub(crate) fn open(&mut self, above: Option<Place>, tag: impl Into<TagKind>) -> Place {
        self.groups.push(Group { tag: tag.into(), above, drawn: Vec::new() });
        Place(self.groups.len() - 1)
    }

    /// Something was drawn that belongs to a group.
    pub(crate) fn drawn(&mut self, place: Place, what: Identifier) {
        if let Some(group) = self.groups.get_mut(place.0) {
            group.drawn.push(what);
        }
    }

    /// A picture was drawn: its word, and where it is.
    pub(crate) fn pictured(&mut self, place: Place, word: &str, page_idx: usize, rect: Option<Rect>) {
        if let Some(group) = self.groups.get_mut(place.0) {
            let place = rect.map(|rect| BBox { page_idx, rect });
            let tag = Tag::Figure(Some(word.to_owned())).with_bbox(place);
            group.tag = tag.into();
        }
    }

    /// The finished tree, without groups that hold nothing; but a table keeps its empty cells.
    pub(crate) fn tree(self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        let mut below: Vec<Vec<Node>> = self.groups.iter().map(|_| Vec::new()).collect();
        for (at, group) in self.groups.into_iter().enumerate().rev() {
            let mut children: Vec<Node> = group.drawn.into_iter().map(Node::Leaf).collect();
            children.extend(below.pop().unwrap_or_default().into_iter().rev());
            debug_assert_eq!(below.len(), at);
            if children.is_empty() && !matches!(group.tag, TagKind::TD(_) | TagKind::TH(_)) {
                continue;
            }
            let node = Node::Group(TagGroup { tag: group.tag, children });
            match group.above.and_then(|Place(above)| below.get_mut(above)) {
                Some(siblings) => siblings.push(node),
                None => tree.children.push(node),
            }
        }
        tree.children.reverse();
        tree
    }
}
