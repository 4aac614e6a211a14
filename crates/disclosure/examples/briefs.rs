//! Writes briefs to look at: `cargo run -p clearline-disclosure --example briefs -- DIRECTORY BR:pt-BR:Facebook KE:en:Snapchat`.
//! Each is for an agency of a country, in a language, about a report of a provider. All of it is invented but the law.

#[path = "../tests/briefs/sample.rs"]
#[expect(clippy::unwrap_used, reason = "the scene of the tests, whose words are all known to be right")]
mod sample;

use clearline_disclosure::Writer;
use clearline_i18n::Language;
use clearline_law::Register;
use clearline_report::AgencyClass;

#[expect(clippy::print_stdout, reason = "it tells how full the pages are")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut asked = std::env::args().skip(1);
    let folder = std::path::PathBuf::from(asked.next().ok_or("say which directory")?);
    std::fs::create_dir_all(&folder)?;
    for one in asked {
        let mut parts = one.splitn(3, ':');
        let country = parts.next().unwrap_or("").parse()?;
        let language = parts.next().unwrap_or("en");
        let provider = parts.next().unwrap_or("TikTok Inc.");
        let brief = sample::briefed(country, AgencyClass::Foreign, provider);
        let writer = Writer::new(Language::named(language)?, Register::shipped());
        let paper = sample::on_paper(brief, language);
        println!("{one}: {:.2} pages at 9 points", clearline_paper::filled(&paper.paper(writer), 9.0)?);
        let pdf = paper.pdf(writer)?;
        std::fs::write(folder.join(format!("{country}-{language}.pdf")), pdf)?;
    }
    Ok(())
}
