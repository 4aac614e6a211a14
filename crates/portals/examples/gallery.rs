//! `cargo run -p clearline-portals --example gallery DIR` writes every page with invented words, to look at.

use std::error::Error;
use std::fs;
use std::path::Path;

use clearline_frame::view;
use clearline_portals::sample;

/// Stands in for an opened picture: a harmless field of grey.
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><defs><radialGradient id="a"><stop stop-color="#999"/><stop offset="1" stop-color="#333"/></radialGradient></defs><rect width="320" height="240" fill="url(#a)"/></svg>"##;

fn main() -> Result<(), Box<dyn Error>> {
    let directory = std::env::args().nth(1).ok_or("usage: gallery DIR")?;
    let directory = Path::new(&directory);
    let assets = directory.join("assets");
    fs::create_dir_all(&assets)?;
    for (name, text) in [
        ("clearline.css", view::CSS),
        ("logo.svg", view::LOGO),
        ("favicon.svg", view::FAVICON),
        ("sample.svg", PICTURE),
    ] {
        fs::write(assets.join(name), text)?;
    }
    for (name, html) in sample::pages()? {
        // The pages ask for /assets/; a directory opened from disk has no such root.
        fs::write(directory.join(name).with_extension("html"), html.replace("\"/assets/", "\"assets/"))?;
    }
    Ok(())
}
