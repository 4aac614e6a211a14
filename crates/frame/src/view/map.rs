//! The world as a picture made of links: each country one shape, or a dot where it is too small for one.
//!
//! A class is shown by the fill's pattern and by the form of a dot, never by colour alone. The outlines lie in
//! `assets/world.txt`, whose head tells where they come from.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use clearline_report::{Message, words};

/// One place a line; see its head.
const WORLD: &str = include_str!("../../assets/world.txt");

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| WORLD.lines().filter_map(place).collect());

/// The code of the edge of the world.
const EDGE: &str = "*";

/// The code of land that the source draws apart and gives no code.
const UNCODED: &str = "-";

/// The radius of a dot where the whole world is shown.
const DOT: f64 = 3.3;

/// Dots left of this lie beyond the right edge where Oceania is shown, which the edge of the world cuts in two.
const FAR_WEST: f64 = 150.0;

/// So far apart are the two edges at the latitudes of those dots.
const ONCE_ROUND: f64 = 976.0;

/// Where one code lies, and how it is drawn.
struct Place {
    code: &'static str,
    outline: Outline,
}

enum Outline {
    Path(&'static str),
    Dot(f64, f64),
}

fn place(line: &'static str) -> Option<Place> {
    if line.starts_with('#') {
        return None;
    }
    let (code, drawn) = line.split_once('\t')?;
    let outline = match drawn.strip_prefix('@') {
        None => Outline::Path(drawn),
        Some(dot) => {
            let (x, y) = dot.split_once(' ')?;
            Outline::Dot(x.parse().ok()?, y.parse().ok()?)
        }
    };
    Some(Place { code, outline })
}

words! {
    /// What holds in a country, in one of few classes.
    pub enum Class of "class of a country" {
        /// It holds.
        Holds = "holds",
        /// It holds in part, or something near to it does.
        Part = "part",
        /// It does not hold.
        Not = "not",
        /// We do not know.
        Unknown = "unknown",
        /// Our own country, to which the question does not apply.
        Home = "home",
    }
}

impl Class {
    /// True where it is filled with a pattern, which the template draws; the fill of the others is even.
    pub fn has_pattern(self) -> bool {
        matches!(self, Class::Part | Class::Unknown | Class::Home)
    }
}

/// Which part of the world is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// All of it.
    #[default]
    World,
    /// The map of Africa.
    Africa,
    /// America, north and south.
    America,
    /// The map of Asia.
    Asia,
    /// The map of Europe.
    Europe,
    /// The map of Oceania.
    Oceania,
}

impl Extent {
    /// The part that the register's regions call by this name; any other name shows the world.
    pub fn of(region: &str) -> Extent {
        match region {
            "Africa" => Extent::Africa,
            "America" => Extent::America,
            "Asia" => Extent::Asia,
            "Europe" => Extent::Europe,
            "Oceania" => Extent::Oceania,
            _ => Extent::World,
        }
    }

    /// Left, top, width and height of what is shown, of a world 1000 wide and 487 high.
    fn window(self) -> [u32; 4] {
        match self {
            Extent::World => [0, 0, 1000, 487],
            Extent::Africa => [350, 100, 350, 280],
            Extent::America => [40, 4, 440, 436],
            Extent::Asia => [530, 46, 370, 250],
            Extent::Europe => [405, 14, 216, 110],
            Extent::Oceania => [705, 150, 420, 280],
        }
    }
}

/// A country to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// Its code: ISO 3166-1 alpha-2, or `XK`.
    pub code: String,
    /// The text for pointer and screen reader: its name, and what applies there.
    pub title: Message,
    /// Where it leads.
    pub href: String,
    /// What holds.
    pub class: Class,
}

/// The picture, ready for the template `counsel/map.html`.
#[derive(Debug, Clone, PartialEq)]
pub struct WorldMap {
    /// What of the world is shown: the value of `viewBox`.
    pub view_box: String,
    /// How patterns are scaled, so that they look the same in every part.
    pub pattern_scale: f64,
    /// The sea: the whole world, or all that is shown of it.
    pub sea: String,
    /// Land without a code.
    pub uncoded: &'static str,
    /// Countries that have a shape.
    pub shapes: Vec<Shape>,
    /// Countries that are a dot.
    pub dots: Vec<Dot>,
}

/// A country as a shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// The country.
    pub country: Country,
    /// The path.
    pub path: &'static str,
}

/// A country as a dot.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// The country.
    pub country: Country,
    /// Its middle, from the left.
    pub x: f64,
    /// Its middle, from the top.
    pub y: f64,
    /// Its radius.
    pub r: f64,
}

impl Dot {
    /// A shape within the dot that shows its class: half of it, its heart, or a square around it.
    pub fn sign(&self) -> String {
        let Dot { x, y, r, .. } = *self;
        match self.country.class {
            Class::Part => format!("M{:.2} {y:.2}a{r:.2} {r:.2} 0 0 0 {:.2} 0z", x - r, 2.0 * r),
            Class::Unknown => {
                let heart = r * 0.36;
                let way = 2.0 * heart;
                format!(
                    "M{:.2} {y:.2}a{heart:.2} {heart:.2} 0 0 0 {way:.2} 0a{heart:.2} {heart:.2} 0 0 0 -{way:.2} 0z",
                    x - heart
                )
            }
            Class::Home => format!("M{x:.2} {:.2}l{r:.2} {r:.2}-{r:.2} {r:.2}-{r:.2}-{r:.2}z", y - r),
            Class::Holds | Class::Not => String::new(),
        }
    }
}

/// Draws `countries` in their order. A code that is not on the map is left out; the table below has it.
pub fn draw(countries: impl IntoIterator<Item = Country>, extent: Extent) -> WorldMap {
    let [left, top, width, height] = extent.window();
    let scale = f64::from(width) / 1000.0;
    let mut map = WorldMap {
        view_box: format!("{left} {top} {width} {height}"),
        pattern_scale: scale,
        sea: match extent {
            Extent::World => path_of(EDGE).to_owned(),
            _ => format!("M{left} {top}h{width}v{height}h-{width}z"),
        },
        uncoded: path_of(UNCODED),
        shapes: Vec::new(),
        dots: Vec::new(),
    };
    let places: BTreeMap<&str, &Outline> = PLACES.iter().map(|place| (place.code, &place.outline)).collect();
    for country in countries {
        match places.get(country.code.as_str()) {
            None => {}
            Some(Outline::Path(path)) => map.shapes.push(Shape { country, path }),
            Some(Outline::Dot(x, y)) => {
                let beyond = extent == Extent::Oceania && *x < FAR_WEST;
                let x = if beyond { x + ONCE_ROUND } else { *x };
                map.dots.push(Dot { country, x, y: *y, r: DOT * scale.powf(0.55) });
            }
        }
    }
    map
}

fn path_of(code: &str) -> &'static str {
    let found = PLACES.iter().find(|place| place.code == code);
    match found.map(|place| &place.outline) {
        Some(Outline::Path(path)) => path,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Country {
        Country {
            code: code.to_owned(),
            title: Message::new("counsel-show"),
            href: String::new(),
            class: Class::Unknown,
        }
    }

    #[test]
    fn every_country_of_the_register_has_a_shape_or_a_dot_and_nothing_else_has() {
        let register = clearline_law::Register::shipped();
        let codes: Vec<_> = register.countries().map(|entry| entry.country.code().to_owned()).collect();
        let map = draw(codes.iter().map(|code| country(code)), Extent::World);
        assert_eq!(map.shapes.len() + map.dots.len(), codes.len());
        assert_eq!(codes.len() + 2, PLACES.len(), "the map has places that the register does not know");
        assert_eq!(WORLD.lines().filter(|line| !line.starts_with('#')).count(), PLACES.len(), "a bad line");
    }

    #[test]
    fn no_outline_is_empty_and_every_dot_is_on_the_map() {
        for place in PLACES.iter() {
            match &place.outline {
                Outline::Path(path) => {
                    assert!(
                        path.starts_with('M') && path.ends_with('z') && path.len() > 15,
                        "{}",
                        place.code
                    );
                    assert!(
                        path.chars().all(|c| "Mlz .-".contains(c) || c.is_ascii_digit()),
                        "{}",
                        place.code
                    );
                }
                Outline::Dot(x, y) => {
                    assert!((0.0..=1000.0).contains(x) && (0.0..=487.0).contains(y), "{}", place.code);
                }
            }
        }
        let dots: Vec<_> = PLACES
            .iter()
            .filter_map(|place| match place.outline {
                Outline::Dot(x, y) => Some((place.code, x, y)),
                Outline::Path(_) => None,
            })
            .collect();
        for (place, (code, x, y)) in dots.iter().enumerate() {
            for (other, u, v) in &dots[..place] {
                assert!((x - u).hypot(y - v) > 2.0 * DOT, "{code} lies on {other}");
            }
        }
    }

    #[test]
    fn a_dot_of_the_far_west_is_drawn_in_the_east_where_oceania_is_shown() {
        let x = |extent| draw([country("PF")], extent).dots[0].x;
        assert!(x(Extent::World) < 150.0);
        assert!(x(Extent::Oceania) > 1000.0 && x(Extent::Oceania) < 1125.0);
    }

    #[test]
    fn each_class_has_a_dot_of_its_own() {
        let sign = |class| {
            let map = draw([Country { class, ..country("MT") }], Extent::World);
            (map.dots[0].sign(), class == Class::Holds)
        };
        let mut signs: Vec<_> = Class::ALL.map(sign).into();
        signs.sort();
        signs.dedup();
        assert_eq!(signs.len(), Class::ALL.len());
    }
}
