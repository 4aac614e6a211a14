//! Where the key of a file is: in its row, where it opens the file; in quarantine, where it does not; or nowhere.

use clearline_core::{Deed, House, Job, Trouble, statement};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::{KeptFile, routed};
use clearline_report::{Channel, FileId, ReportNumber};
use clearline_store::{Value, params};
use jiff::SignedDuration;

use super::carry::leave_bytes;

statement! {
    MOVE_KEY = "follow_up/sql/move_key";
    QUARANTINE_KEY = "follow_up/sql/quarantine_key";
    QUARANTINED_KEY = "follow_up/sql/quarantined_key";
    DROP_QUARANTINED_KEY = "follow_up/sql/drop_quarantined_key";
    DESTROY_FILE = "follow_up/sql/destroy_file";
    DROP_PACKAGES = "follow_up/sql/drop_packages";
}

fn none() -> Value {
    Value::from(&[][..])
}

/// Moves the key out of the file's row: from the commit on the file cannot be opened.
pub(super) async fn quarantine(
    deed: &mut Deed<'_>,
    number: ReportNumber,
    kept: &KeptFile,
) -> Result<(), Trouble> {
    let key = || kept.sealed_key.as_slice();
    deed.must_change(
        &MOVE_KEY,
        params!(report = number.get(), id = kept.id.as_str(), old_sealed_key = key(), sealed_key = none()),
    );
    let at = deed.at_us();
    deed.run(
        &QUARANTINE_KEY,
        params!(report = number.get(), file = kept.id.as_str(), sealed_key = key(), moved_at = at),
    );
    seal_anew(deed, number).await
}

/// Brings the key back into the file's row.
pub(super) async fn bring_back(
    deed: &mut Deed<'_>,
    number: ReportNumber,
    file: &FileId,
) -> Result<(), Trouble> {
    let key = take(deed, number, file).await?;
    deed.must_change(
        &MOVE_KEY,
        params!(
            report = number.get(),
            id = file.as_str(),
            old_sealed_key = none(),
            sealed_key = key.as_slice()
        ),
    );
    seal_anew(deed, number).await
}

/// Destroys the key and takes the hashes from the file's row; the sealed bytes follow.
pub(super) async fn destroy(
    deed: &mut Deed<'_>,
    number: ReportNumber,
    kept: &KeptFile,
) -> Result<(), Trouble> {
    take(deed, number, &kept.id).await?;
    deed.must_change(&DESTROY_FILE, params!(report = number.get(), id = kept.id.as_str(), empty = none()));
    leave_bytes(deed, number, &kept.path);
    Ok(())
}

async fn take(deed: &mut Deed<'_>, number: ReportNumber, file: &FileId) -> Result<Vec<u8>, Trouble> {
    let key = quarantined(deed.house, number, file).await?;
    let key = key.ok_or_else(|| Trouble::row(format!("file {file} of {number} has no key in quarantine")))?;
    let params = params!(report = number.get(), file = file.as_str(), sealed_key = key.as_slice());
    deed.must_change(&DROP_QUARANTINED_KEY, params);
    Ok(key)
}

async fn quarantined(house: &House, number: ReportNumber, file: &FileId) -> Result<Option<Vec<u8>>, Trouble> {
    let rows = house.query(&QUARANTINED_KEY, params!(report = number.get(), file = file.as_str())).await?;
    rows.first().map(|row| row.bytes("sealed_key").map(<[u8]>::to_vec).map_err(Trouble::row)).transpose()
}

/// Takes the keys of the report's packages, which may hold what may not be had any more or lack what may, and has them
/// made anew. A package under way finds its manifest gone, is not kept, and is made anew as well.
async fn seal_anew(deed: &mut Deed<'_>, number: ReportNumber) -> Result<(), Trouble> {
    deed.run(&DROP_PACKAGES, params!(report = number.get()));
    for referral in routed::referrals(deed.house, &to_work(number)).await? {
        if let Some(package) = &referral.package {
            leave_bytes(deed, number, &package.path);
        }
        if referral.channel == Channel::Package && referral.state.has_access() {
            deed.then(Job::Deliver, number, referral.id.ordinal.into(), SignedDuration::ZERO);
        }
    }
    Ok(())
}
