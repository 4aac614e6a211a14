//! The second factor of a person: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for whoever has lost it.
//!
//! The secret is sealed with a key that is not in the database, for its account alone. A code is taken once: of two requests
//! with the same one, the database lets one through.

use clearline_core::row::{bytes_at, int_at, moment, text_at};
use clearline_core::{House, Trouble, command, statement};
use clearline_law::HouseKind;
use clearline_law::access::{Actor, ChangeOwnFactor, ManageUsers, SignIn, Thing, permit};
use clearline_report::{UserId, World, message};
use clearline_store::params;
use jiff::Timestamp;
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

use super::DirectoryError;
use super::people::{Account, must_exist};
use super::secret::{Secret, draw_secret, secret_digest};
use super::sign_in::{Session, count_failed, own_thing};
use crate::sealed;
use crate::throttle::{Guesser, Standing, Throttle};

statement! {
    FACTOR = "directory/sql/factor";
    ADD_FACTOR = "directory/sql/add_factor";
    USE_FACTOR = "directory/sql/use_factor";
    REMOVE_FACTOR = "directory/sql/remove_factor";
    ADD_RECOVERY_CODE = "directory/sql/add_recovery_code";
    USE_RECOVERY_CODE = "directory/sql/use_recovery_code";
    RECOVERY_CODES = "directory/sql/recovery_codes";
    PROVE_SESSION = "directory/sql/prove_session";
    END_SESSIONS_OF = "directory/sql/end_sessions_of";
}

/// How many recovery codes a person gets.
const CODES: usize = 10;
/// Hexadecimal digits of a recovery code: 64 random bits, which guesses that are slowed do not find.
const CODE_DIGITS: usize = 16;
/// Bytes of a secret, as RFC 4226 (section 4, R6) recommends.
const SECRET_BYTES: usize = 20;

/// How a session stands to the second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// It was shown, and when last.
    Shown(Timestamp),
    /// It is asked for before anything else.
    Asked,
    /// The person has none yet and must set one up before anything else.
    ToSetUp,
    /// None is asked of this person.
    Exempt,
}

/// How a session stands whose person has a factor since `added`, and showed it at `proven`.
pub(super) fn proof(
    house: &House,
    actor: &Actor,
    added: Option<Timestamp>,
    proven: Option<Timestamp>,
) -> Proof {
    match (added, proven) {
        (Some(_), Some(at)) => Proof::Shown(at),
        (Some(_), None) => Proof::Asked,
        (None, _) if is_exempt(house, actor) => Proof::Exempt,
        (None, _) => Proof::ToSetUp,
    }
}

/// The process of a demonstration asks nobody, and an account of the sandbox sees nothing live.
fn is_exempt(house: &House, actor: &Actor) -> bool {
    house.kind == HouseKind::Demonstration || actor.world() == World::Test
}

/// A secret that is offered to a person, and not kept before they have shown that they hold it.
pub struct Offer {
    /// The secret as it is typed into an app: 32 letters and digits.
    pub typed: Secret,
    /// The same as an address (`otpauth://`), for a QR code.
    pub address: Secret,
    /// The secret, sealed for this account: it comes back with the first code.
    pub sealed: String,
}

/// Offers the person of a session a new secret.
pub fn offer(house: &House, session: &Session) -> Result<Offer, Trouble> {
    let mut raw = Zeroizing::new([0; SECRET_BYTES]);
    house.chance.fill(raw.as_mut_slice());
    offer_of(house, session, raw.as_slice())
}

/// Offers again what was offered, where a code did not fit; a new secret where it was not ours.
pub fn offer_again(house: &House, session: &Session, sealed: &str) -> Result<Offer, Trouble> {
    match open_offer(house, &session.account, sealed) {
        Some(raw) => offer_of(house, session, &raw),
        None => offer(house, session),
    }
}

fn offer_of(house: &House, session: &Session, raw: &[u8]) -> Result<Offer, Trouble> {
    let app = totp(raw, session.account.id.as_str())?;
    Ok(Offer {
        typed: Secret::from(app.secret().to_base32()),
        address: Secret::from(app.to_url().map_err(Trouble::row)?),
        sealed: hex::encode(sealed::seal(house, &offered(&session.account), raw)?),
    })
}

fn open_offer(house: &House, account: &Account, sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
    sealed::open(house, &offered(account), &hex::decode(sealed).ok()?).map(Zeroizing::new)
}

/// What was offered to one account is no offer to another.
fn offered(account: &Account) -> String {
    format!("offered factor of {}", account.id)
}

/// A secret in one row is no secret in another.
fn kept(account: &Account) -> String {
    format!("factor of {}", account.id)
}

fn totp(raw: &[u8], account: &str) -> Result<Totp, Trouble> {
    let app = Builder::new().with_secret(raw.to_vec()).with_skew(1).with_issuer(Some("Clearline"));
    app.with_account_name(account).build().map_err(Trouble::row)
}

/// The 30 seconds of this code, where it is one of now, or of the 30 seconds before or after.
fn step(raw: &[u8], code: &str, at: Timestamp) -> Result<Option<i64>, Trouble> {
    let now = u64::try_from(at.as_second()).map_err(Trouble::row)?;
    totp(raw, "")?.check(code, now).map(|step| i64::try_from(step).map_err(Trouble::row)).transpose()
}

/// What was typed, without the blanks and dashes that people put between groups.
fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|one| one.to_ascii_lowercase()).collect()
}

/// Sets the second factor up with the first code that it shows. Returns the recovery codes, which are shown once.
///
/// # Errors
/// [`DirectoryError::Password`] with what to tell the person, where the code does not fit or there is a factor already.
pub async fn set_up_factor(
    house: &House,
    session: &Session,
    offer: &str,
    code: &str,
) -> Result<Vec<Secret>, DirectoryError> {
    let permit = permit::<ChangeOwnFactor>(&session.actor, &Thing::OwnAccount)?;
    let wrong = || DirectoryError::Password(message!("factor-wrong-first"));
    let account = &session.account;
    let raw = open_offer(house, account, offer).ok_or_else(wrong)?;
    let step = step(&raw, &plain(code), house.now())?.ok_or_else(wrong)?;
    let secret = sealed::seal(house, &kept(account), &raw)?;
    command!(house, "directory.set_up_factor", |deed| {
        if !house.query(&FACTOR, params!(account = account.id.as_str())).await?.is_empty() {
            return Err(DirectoryError::Password(message!("factor-is-set-up")));
        }
        let id = account.id.as_str();
        deed.must_change(
            &ADD_FACTOR,
            params!(account = id, secret = secret.as_slice(), added_at = deed.at_us(), last_step = step),
        );
        let codes = draw_codes(house, &mut deed, account).await?;
        deed.run(&PROVE_SESSION, params!(digest = session.digest.as_slice(), proven_at = deed.at_us()));
        deed.record(&permit, None, &[("account", id.to_owned())])?;
        Ok(codes)
    })
}

/// Draws new recovery codes for the person of a session; the old ones end.
pub async fn renew_recovery_codes(house: &House, session: &Session) -> Result<Vec<Secret>, DirectoryError> {
    let permit = permit::<ChangeOwnFactor>(&session.actor, &Thing::OwnAccount)?;
    let account = &session.account;
    command!(house, "directory.renew_recovery_codes", |deed| {
        let codes = draw_codes(house, &mut deed, account).await?;
        deed.record(&permit, None, &[("account", account.id.to_string())])?;
        Ok(codes)
    })
}

async fn draw_codes(
    house: &House,
    deed: &mut clearline_core::Deed<'_>,
    account: &Account,
) -> Result<Vec<Secret>, Trouble> {
    end_codes(house, deed, &account.id).await?;
    let mut codes = Vec::new();
    for _ in 0..CODES {
        let code =
            Secret::from(draw_secret(house).reveal().get(..CODE_DIGITS).unwrap_or_default().to_owned());
        let (id, at) = (account.id.as_str(), deed.at_us());
        deed.run(&ADD_RECOVERY_CODE, params!(account = id, code = digest(&code), drawn_at = at));
        codes.push(code);
    }
    Ok(codes)
}

/// Ends the recovery codes of an account, each by itself: the ledger states each.
async fn end_codes(
    house: &House,
    deed: &mut clearline_core::Deed<'_>,
    account: &UserId,
) -> Result<(), Trouble> {
    for row in house.query(&RECOVERY_CODES, params!(account = account.as_str())).await?.iter() {
        let of = params!(account = account.as_str(), code = text_at(row, "code")?);
        deed.must_change(&USE_RECOVERY_CODE, of);
    }
    Ok(())
}

fn digest(code: &str) -> String {
    hex::encode(secret_digest(code))
}

/// How many recovery codes the person of a session has left.
pub async fn recovery_codes_left(house: &House, session: &Session) -> Result<usize, Trouble> {
    Ok(house.query(&RECOVERY_CODES, params!(account = session.account.id.as_str())).await?.len())
}

/// Shows the second factor in a session: a code of the app, or a recovery code. Wrong ones count as failed sign-ins, and slow
/// down whoever goes on guessing.
///
/// # Errors
/// [`DirectoryError::Password`] with what to tell the person, where the code is wrong or was used before.
pub async fn show_factor(house: &House, session: &Session, code: &str) -> Result<(), DirectoryError> {
    let permit = permit::<SignIn>(&session.actor, &own_thing(&session.account))?;
    let account = &session.account;
    if session.factor_since.is_none() {
        // Nothing can be guessed, so nothing counts as a guess.
        return Err(DirectoryError::Unfit(message!("account-factor-none")));
    }
    let throttle = house.memory::<Throttle>();
    let name = format!("factor of {}", account.id);
    let who = Guesser::Known(&name);
    let turn = match throttle.ask(who) {
        Ok(turn) => turn,
        Err(too_many) => {
            throttle.hold(too_many.wait).await;
            return Err(DirectoryError::TooMany(too_many));
        }
    };
    if turn.wait > std::time::Duration::ZERO {
        house.clock.wait(turn.wait).await;
    }
    let typed = plain(code);
    let taken: Result<bool, DirectoryError> = command!(house, "directory.show_factor", |deed| {
        let Some(by) = shown(house, &mut deed, account, &typed).await? else { return Ok(false) };
        deed.run(&PROVE_SESSION, params!(digest = session.digest.as_slice(), proven_at = deed.at_us()));
        deed.record(&permit, None, &[("account", account.id.to_string()), ("by", by.to_owned())])?;
        Ok(true)
    });
    if taken? {
        throttle.right(who);
        return Ok(());
    }
    throttle.wrong(who);
    count_failed(house, Some(account)).await?;
    if turn.standing == Standing::Many {
        throttle.hold(throttle.hold_most()).await;
    }
    Err(DirectoryError::Password(message!("factor-wrong")))
}

/// Uses up what was typed, and says what it was; none where it is neither.
async fn shown(
    house: &House,
    deed: &mut clearline_core::Deed<'_>,
    account: &Account,
    typed: &str,
) -> Result<Option<&'static str>, Trouble> {
    let id = account.id.as_str();
    if typed.len() == CODE_DIGITS {
        let codes = house.query(&RECOVERY_CODES, params!(account = id)).await?;
        let digest = digest(typed);
        for row in codes.iter() {
            if text_at(row, "code")? == digest {
                deed.must_change(&USE_RECOVERY_CODE, params!(account = id, code = digest.as_str()));
                return Ok(Some("recovery code"));
            }
        }
        return Ok(None);
    }
    let rows = house.query(&FACTOR, params!(account = id)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let raw = sealed::open(house, &kept(account), bytes_at(row, "secret")?).map(Zeroizing::new);
    let raw = raw.ok_or_else(|| Trouble::row(format!("the second factor of {id} cannot be opened")))?;
    match step(&raw, typed, deed.at)? {
        Some(step) if step > int_at(row, "last_step")? => {
            deed.must_change(&USE_FACTOR, params!(account = id, step = step));
            Ok(Some("code"))
        }
        _ => Ok(None),
    }
}

/// Takes away the second factor of a person who has lost it and every recovery code, and ends that person's sessions. They
/// set up another one at their next sign-in.
pub async fn reset_factor(house: &House, by: &Actor, id: &UserId) -> Result<(), DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_exist(house, id).await?;
    command!(house, "directory.reset_factor", |deed| {
        if house.query(&FACTOR, params!(account = id.as_str())).await?.is_empty() {
            return Err(DirectoryError::Unfit(message!("unfit-no-factor")));
        }
        deed.must_change(&REMOVE_FACTOR, params!(account = id.as_str()));
        end_codes(house, &mut deed, id).await?;
        deed.run(&END_SESSIONS_OF, params!(account = id.as_str()));
        deed.record(&permit, None, &[("account", id.to_string())])?;
        Ok(())
    })
}

/// When a row says that the factor was added, and shown in this session.
pub(super) fn times(row: &clearline_store::Row) -> Result<(Option<Timestamp>, Option<Timestamp>), Trouble> {
    let time = |column: &str| row.opt_int(column)?.map(moment).transpose();
    Ok((time("factor_added_at")?, time("proven_at")?))
}
