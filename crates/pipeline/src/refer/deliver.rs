//! The sealed package: manifest recorded first, then sealed in one pass from the vault into the vault. Nothing of it is
//! ever unencrypted on a disk, and memory does not grow with its files.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use clearline_core::{Claimed, House, Job, Trouble, command, entry_report, statement};
use clearline_identity::directory::{self, Agency};
use clearline_law::access::{CarryReport, Permit};
use clearline_records::dossier;
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::{self, Referral};
use clearline_report::{Argument, Channel, ReferralId, message};
use clearline_seal::sshsig::Signer;
use clearline_seal::{Contents, Custody, MANIFEST_FACT, Sealer};
use clearline_store::params;
use clearline_vault::{FileKeyEntropy, GetError, Stored, Vault};
use futures::Stream;
use futures::stream::{self, BoxStream, StreamExt};
use jiff::SignedDuration;

use super::carry::event;
use clearline_disclosure::package;
use clearline_disclosure::referral::EventKind;

use super::{brief, queries};
use clearline_disclosure::Writer;
use clearline_disclosure::standing::{self, Standing};
use clearline_oversight as oversight;

statement! {
    RECORD_MANIFEST = "refer/sql/record_manifest";
    KEEP_PACKAGE = "refer/sql/keep_package";
    ENTRY_OPENING = "refer/sql/entry_opening";
}

/// How often the sequencer is run for the manifest's entry before the job is postponed.
const SEQUENCE_TRIES: u32 = 8;

/// After how long a package for a suspended agency is looked at again: the longest that it is late after a resumption.
const WHILE_SUSPENDED: SignedDuration = SignedDuration::from_mins(15);

/// Ciphertext given to the vault in one piece, about.
const PIECE_BYTES: usize = 256 * 1024;

/// Seals the package of one referral. A crash at any line leaves a row that says where, and the work is done again.
pub(crate) async fn deliver(
    house: &House,
    permit: &Permit<CarryReport>,
    job: &Claimed,
) -> Result<(), Trouble> {
    let id = ReferralId { report: job.report, ordinal: u16::try_from(job.reference).map_err(Trouble::row)? };
    let referral = routed::referral(house, &to_work(id.report), id.ordinal)
        .await?
        .ok_or_else(|| Trouble::row(format!("no referral {id}")))?;
    let wanted =
        referral.channel == Channel::Package && referral.state.has_access() && referral.package.is_none();
    if !wanted {
        return end(house, job).await;
    }
    match standing::of(house, &referral).await? {
        Standing::InForce => {}
        Standing::Suspended => return wait(house, job).await,
        Standing::Lost(why) => {
            standing::end_access(house, &referral, &why).await?;
            return end(house, job).await;
        }
    }
    let agency = directory::agency(house, &referral.agency).await?;
    let agency =
        agency.ok_or_else(|| Trouble::row(format!("no agency {} of a referral", referral.agency)))?;
    let Some(recipient) = agency.recipient.clone() else {
        return no_key(house, permit, job, &referral).await;
    };
    let (mut contents, files) = packed(house, &referral, &agency).await?;
    let entry = record_manifest(house, permit, &referral, &agency, &contents).await?;
    contents.custody = Some(custody(house, &entry).await?);
    let path = format!("packages/{}/{id}.{}", id.report.shard(), hex::encode(house.draw::<8>()));
    let stored = seal(house, &contents, &recipient, files, &path).await?;
    let kept = keep(house, permit, job, &referral, &contents, (&path, &stored)).await;
    if !matches!(kept, Ok(true)) {
        // Its key ends with this function, so the bytes are unreadable already; this only frees the space.
        if let Err(error) = house.vault.delete(&path).await {
            tracing::warn!(error = %clearline_core::chain(&error), "cannot remove a package that is not needed");
        }
    }
    kept.map(|_| ())
}

type Sources = BTreeMap<String, (String, Vec<u8>)>;

/// The package's contents, and where each of its files lies, by SHA-256.
async fn packed(house: &House, referral: &Referral, agency: &Agency) -> Result<(Contents, Sources), Trouble> {
    let number = referral.id.report;
    let ruled = queries::ruling_of(house, referral).await?;
    let held = queries::held(house, &to_work(number)).await?;
    let disclosed = queries::cut(&held, &ruled, referral)?;
    let original = dossier::document(house, &to_work(number)).await?;
    let input = package::Input {
        sender: &house.keys.name,
        register: house.register,
        writer: Writer::of(house),
        agency,
        referral,
        kept: &ruled.0,
        ruling: &ruled.1,
        disclosed: &disclosed,
        preserved: queries::preserved(house, number).await?,
    };
    let mut contents = package::contents(&input, original);
    // As of the moment it was made available: made again after a crash, the package is the same.
    let brief = brief::of(house, referral, referral.made_available_at).await?;
    contents.brief_pdf = Some(brief.pdf(brief.writer(house)).map_err(Trouble::row)?);
    let sources = held
        .files
        .into_iter()
        .map(|file| (hex::encode(&file.sha256), (file.path, file.sealed_key)))
        .filter(|(sha256, _)| contents.manifest.files.iter().any(|listed| listed.sha256 == *sha256))
        .collect();
    Ok((contents, sources))
}

/// Records the manifest's digest before anything is sealed, once for each manifest. Returns the entry's key.
async fn record_manifest(
    house: &House,
    permit: &Permit<CarryReport>,
    referral: &Referral,
    agency: &Agency,
    contents: &Contents,
) -> Result<[u8; 16], Trouble> {
    let (id, digest) = (referral.id, contents.manifest.digest());
    command!(house, "refer.record_manifest", |deed| {
        let now = routed::referral(house, &to_work(id.report), id.ordinal)
            .await?
            .ok_or_else(|| Trouble::row(format!("no referral {id}")))?;
        if let (Some(held), Some(entry)) = (&now.manifest_digest, &now.manifest_entry)
            && (held.as_slice() == digest || now.package.is_some())
        {
            return entry.as_slice().try_into().map_err(Trouble::row);
        }
        let [language, catalogue] = Writer::of(house).facts();
        let mut facts =
            vec![("referral", id.to_string()), (MANIFEST_FACT, hex::encode(digest)), language, catalogue];
        let brief = Writer::of_briefs(house, agency.language.as_deref());
        if brief.language() != Writer::of(house).language() {
            let [(_, language), (_, catalogue)] = brief.facts();
            facts.extend([("brief_language", language), ("brief_catalogue", catalogue)]);
        }
        let entry = deed.record(permit, Some(id.report), &facts)?;
        deed.must_change(
            &RECORD_MANIFEST,
            params!(
                report = id.report.get(),
                ordinal = id.ordinal,
                manifest_digest = digest.as_slice(),
                manifest_entry = entry.as_slice()
            ),
        );
        event(
            &mut deed,
            permit.actor(),
            id,
            EventKind::Sealing,
            Some(&message!("event-manifest", sha256 = Argument::exact(hex::encode(digest)))),
        );
        Ok(entry)
    })
}

/// The proof that the manifest was recorded. The sequencer runs at once instead of on its schedule. Several callers may
/// request it; one at a time runs.
async fn custody(house: &House, entry: &[u8; 16]) -> Result<Custody, Trouble> {
    for _ in 0..SEQUENCE_TRIES {
        match oversight::inclusion(house, entry).await {
            Ok(proof) => {
                return Ok(Custody { proof: proof.to_text(), opening: opening(house, entry).await? });
            }
            Err(oversight::ProofError::Waiting) => {
                oversight::sequence(house)
                    .await
                    .map_err(|error| Trouble::row(clearline_core::chain(&error)))?;
            }
            Err(oversight::ProofError::Trouble(trouble)) => return Err(trouble),
            Err(error) => return Err(Trouble::row(error)),
        }
    }
    Err(Trouble::row("the ledger has not placed the manifest's entry yet"))
}

async fn opening(house: &House, entry: &[u8; 16]) -> Result<Vec<u8>, Trouble> {
    let key = params!(report = entry_report(entry), id = entry);
    let rows = house.query(&ENTRY_OPENING, key).await?;
    let row = rows.first().ok_or_else(|| Trouble::row("the manifest's entry is gone"))?;
    row.bytes("opening").map(<[u8]>::to_vec).map_err(Trouble::row)
}

async fn seal(
    house: &House,
    contents: &Contents,
    recipient: &str,
    files: Sources,
    path: &str,
) -> Result<Stored, Trouble> {
    let failed =
        |source: Box<dyn std::error::Error + Send + Sync>| Trouble::Vault { command: "refer.seal", source };
    let signer =
        Signer::new(&house.keys.name, house.keys.signing.clone()).map_err(|error| failed(Box::new(error)))?;
    let bag = clearline_seal::bag(contents, &signer).map_err(|error| failed(Box::new(error)))?;
    let spool = Spool::default();
    let sealer = Sealer::begin(spool.clone(), bag, &[recipient.to_owned()])
        .map_err(|error| failed(Box::new(error)))?;
    let packing = Packing { vault: house.vault.clone(), sealer: Some(sealer), spool, files, open: None };
    let stored = house.vault.put(path, FileKeyEntropy::new(house.draw()), packing.bytes()).await;
    stored.map_err(|error| failed(Box::new(error)))
}

/// Keeps the package, if the referral still wants it. `false` where it does not, or another process was quicker.
async fn keep(
    house: &House,
    permit: &Permit<CarryReport>,
    job: &Claimed,
    referral: &Referral,
    contents: &Contents,
    (path, stored): (&str, &Stored),
) -> Result<bool, Trouble> {
    let id = referral.id;
    command!(house, "refer.deliver", |deed| {
        deed.end(job);
        let now = routed::referral(house, &to_work(id.report), id.ordinal)
            .await?
            .ok_or_else(|| Trouble::row(format!("no referral {id}")))?;
        if now.package.is_some() || !now.state.has_access() {
            return Ok(false);
        }
        deed.must_change(
            &KEEP_PACKAGE,
            params!(
                report = id.report.get(),
                ordinal = id.ordinal,
                manifest_digest = contents.manifest.digest().as_slice(),
                package_path = path,
                package_key = stored.wrapped_key.as_slice(),
                package_digest = stored.sha256.as_slice(),
                package_bytes = i64::try_from(stored.bytes).unwrap_or(i64::MAX)
            ),
        );
        let digest = hex::encode(stored.sha256);
        deed.alerts_end(id.report, &["no_key"], Some(referral.agency.as_str()));
        let (sha256, bytes) = (Argument::exact(&digest), Argument::exact(stored.bytes.to_string()));
        let detail = message!("event-sealed", sha256 = sha256, bytes = bytes);
        event(&mut deed, permit.actor(), id, EventKind::Sealed, Some(&detail));
        deed.record(permit, Some(id.report), &[("referral", id.to_string()), ("package", digest)])?;
        Ok(true)
    })
}

/// An agency that receives packages and has no key: an alert asks our staff to get one. The referral stays available in
/// the portal.
async fn no_key(
    house: &House,
    permit: &Permit<CarryReport>,
    job: &Claimed,
    referral: &Referral,
) -> Result<(), Trouble> {
    let id = referral.id;
    command!(house, "refer.no_key", |deed| {
        deed.end(job);
        event(&mut deed, permit.actor(), id, EventKind::NoKey, None);
        let agency = directory::name_of(house, &referral.agency).await?;
        let referred = Argument::exact(id.to_string());
        let words = message!("alert-no-key", agency = Argument::name(agency), referral = referred);
        deed.alert_about("no_key", Some(id.report), referral.agency.as_str(), &words);
        deed.record(
            permit,
            Some(id.report),
            &[("referral", id.to_string()), ("package", "no key".to_owned())],
        )?;
        Ok(())
    })
}

/// The agency is suspended: nothing is sealed for it meanwhile, and the work is looked at again later.
async fn wait(house: &House, job: &Claimed) -> Result<(), Trouble> {
    command!(house, "refer.deliver", |deed| {
        deed.end(job);
        deed.then(Job::Deliver, job.report, job.reference, WHILE_SUSPENDED);
        Ok(())
    })
}

async fn end(house: &House, job: &Claimed) -> Result<(), Trouble> {
    command!(house, "refer.deliver", |deed| {
        deed.end(job);
        Ok(())
    })
}

/// Why sealing broke off.
#[derive(Debug, thiserror::Error)]
enum PackError {
    /// The package cannot be written.
    #[error("the package cannot be written")]
    Seal(#[source] clearline_seal::SealError),
    /// A file cannot be read.
    #[error("a file of the package cannot be read")]
    File(#[source] GetError),
    /// A file ended before its listed size, or is not there.
    #[error("file {sha256} is not what the manifest lists")]
    Short {
        /// Its digest.
        sha256: String,
    },
}

/// Where the sealer writes, and from where the vault takes.
#[derive(Clone, Default)]
struct Spool(Arc<Mutex<Vec<u8>>>);

impl Spool {
    fn take(&self, at_least: usize) -> Option<Bytes> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (held.len() >= at_least.max(1)).then(|| Bytes::from(std::mem::take(&mut *held)))
    }
}

impl io::Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A package being sealed: pulls each wanted file from the vault and gives the ciphertext as it comes.
struct Packing {
    vault: Vault,
    sealer: Option<Sealer<Spool>>,
    spool: Spool,
    files: Sources,
    open: Option<(String, BoxStream<'static, Result<Bytes, GetError>>)>,
}

impl Packing {
    fn bytes(self) -> impl Stream<Item = Result<Bytes, PackError>> + Send {
        stream::try_unfold(self, |mut packing| async move {
            Ok(packing.next().await?.map(|piece| (piece, packing)))
        })
    }

    async fn next(&mut self) -> Result<Option<Bytes>, PackError> {
        loop {
            if let Some(piece) = self.spool.take(PIECE_BYTES) {
                return Ok(Some(piece));
            }
            let Some(mut sealer) = self.sealer.take() else { return Ok(self.spool.take(1)) };
            let Some(sha256) = sealer.wanted().map(|file| file.sha256.clone()) else {
                sealer.finish().map_err(PackError::Seal)?;
                continue;
            };
            let piece = self.piece(&sha256).await?;
            sealer.write(&piece).map_err(PackError::Seal)?;
            self.sealer = Some(sealer);
        }
    }

    /// The next bytes of the wanted file.
    async fn piece(&mut self, sha256: &str) -> Result<Bytes, PackError> {
        let short = || PackError::Short { sha256: sha256.to_owned() };
        let mut open = match self.open.take() {
            Some((held, open)) if held == sha256 => open,
            _ => {
                let (path, key) = self.files.get(sha256).ok_or_else(short)?;
                self.vault.get(path, key).await.map_err(PackError::File)?
            }
        };
        let piece = open.next().await.ok_or_else(short)?.map_err(PackError::File)?;
        self.open = Some((sha256.to_owned(), open));
        Ok(piece)
    }
}

#[cfg(test)]
mod tests {
    use clearline_ledger::SigningKey;
    use clearline_seal::{Bag, Identity};
    use clearline_vault::{Files, KeyRing, Limits};
    use futures::TryStreamExt as _;
    use sha2::{Digest as _, Sha256};

    use super::*;
    use crate::refer::tests::package_of;

    async fn pack(bag: Bag, to: &Identity, vault: &Vault, files: Sources) -> Result<Vec<u8>, PackError> {
        let spool = Spool::default();
        let sealer = Sealer::begin(spool.clone(), bag, &[to.recipient()]).unwrap();
        let packing = Packing { vault: vault.clone(), sealer: Some(sealer), spool, files, open: None };
        let pieces: Vec<Bytes> = packing.bytes().try_collect().await?;
        assert!(pieces.iter().all(|piece| piece.len() < 4 * PIECE_BYTES), "it comes in pieces");
        Ok(pieces.concat())
    }

    #[tokio::test]
    async fn a_package_packed_in_pieces_opens_whole_and_one_with_another_file_is_not_made() {
        let ring = KeyRing::new(vec![(1, [1; 32])]).unwrap();
        let vault = Vault::open(&Files::Memory, ring, &Limits::default()).unwrap();
        let content: Vec<u8> = (0..1_500_000_u32).map(|i| u8::try_from(i % 251).unwrap()).collect();
        let sha256: [u8; 32] = Sha256::digest(&content).into();
        let entropy = FileKeyEntropy::new([3; 64]);
        let stored = vault.put_small("files/one", entropy, Bytes::from(content.clone())).await.unwrap();
        let contents = package_of(&[(sha256, content.len() as u64), (Sha256::digest(b"").into(), 0)]);
        assert_eq!(contents.manifest.files.len(), 2);
        let signer = Signer::new("clearline.example.com", SigningKey::from_bytes(&[7; 32])).unwrap();
        let bag = || clearline_seal::bag(&contents, &signer).unwrap();
        let to = Identity::from_entropy(&[5; 32]).unwrap();
        let source = (hex::encode(sha256), ("files/one".to_owned(), stored.wrapped_key));

        let package = pack(bag(), &to, &vault, BTreeMap::from([source.clone()])).await.unwrap();
        let (opened, files) = clearline_seal::open(&package, &to, &[signer.public()]).unwrap();
        assert_eq!(files.get(&hex::encode(sha256)), Some(&content));
        assert_eq!(opened.files().len(), 2);

        let other =
            vault.put_small("files/two", FileKeyEntropy::new([4; 64]), Bytes::from_static(b"short")).await;
        let wrong = (source.0, ("files/two".to_owned(), other.unwrap().wrapped_key));
        let torn = pack(bag(), &to, &vault, BTreeMap::from([wrong])).await;
        assert!(matches!(torn, Err(PackError::Short { .. })));
    }
}
