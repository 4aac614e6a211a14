//! `cargo xtask …`: what is done to this repository. `test` is what the README and CI run.

use std::process::ExitCode;

use xtask::suite::Length;

const USAGE: &str = "\
cargo xtask test [--quick]   everything: prerequisites, rules, spelling, dependencies, bill of materials, format, lints,
                             tests, real clients, the demonstration, packages opened by standard tools, the
                             interfaces for programs against their own descriptions, accessibility of the pages
                             --quick ends after the tests of the workspace
cargo xtask outside          only real clients, the demonstration, packages, interfaces and pages
cargo xtask interfaces       only the interfaces for programs, by Spectral and Schemathesis
cargo xtask tidy             only the rules of the repository itself
cargo xtask sbom             writes the bill of materials of the program (CycloneDX), for a release
cargo xtask advisories       looks up known faults of the dependencies; asks the database at GitHub
cargo xtask words [PART]     the words that people read: catalogues of languages (catalogues), phrases to avoid and
                             the length of sentences (prose)
cargo xtask pictures         draws the pictures of README.md again, from a demonstration
cargo xtask data             writes docs/data.md from migrations/data.toml
cargo xtask countries <cldr-localenames-full> <cldr-core>
                             makes the names of countries and languages from the unpacked packages of CLDR
cargo xtask tools            only look for (and, as root on Debian, install) what the tests need";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => xtask::suite::run(Length::Whole),
        ["test", "--quick"] => xtask::suite::run(Length::Quick),
        ["outside"] => xtask::suite::outside(),
        ["interfaces"] => {
            xtask::tools::provide(Length::Whole).and_then(|tools| xtask::interfaces::described(&tools))
        }
        ["tidy"] => xtask::suite::tidy(),
        ["sbom"] => xtask::checks::bill_of_materials().map(|file| xtask::say(&file.display().to_string())),
        ["advisories"] => xtask::checks::advisories(),
        ["pictures"] => xtask::pictures::write(),
        ["words"] => xtask::words::check(None),
        ["words", part] => xtask::words::check(Some(part)),
        ["data"] => xtask::data::write(),
        ["countries", names, core] => xtask::countries::write(names.as_ref(), core.as_ref()),
        ["tools"] => xtask::tools::provide(Length::Whole).map(|_| ()),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            xtask::say(&why);
            ExitCode::FAILURE
        }
    }
}
