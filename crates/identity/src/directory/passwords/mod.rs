//! Checking passwords with memory that never grows: a few threads, each with the blocks that Argon2 needs, which it keeps.
//!
//! Anybody may ask for a check, and each takes 19 MiB and a core. Allocated anew for each, an allocator keeps what a flood
//! of them took, and the process dies of it. Here a flood waits, in lanes ([`lanes`]), and what finds no place is told to
//! come again.

mod lanes;

use std::sync::{Arc, Condvar, Mutex, Once, PoisonError};
use std::time::Duration;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use clearline_core::limits::PasswordLimits;
use clearline_core::{House, InMemory, Trouble};
use tokio::sync::oneshot;

use super::same;
use crate::throttle::{Limit, Standing, TooMany};
use lanes::Lanes;

/// The threads that check passwords, and who waits for them.
pub(super) struct Passwords {
    room: Arc<Room>,
    limits: PasswordLimits,
    started: Once,
}

impl InMemory for Passwords {
    /// No thread yet: they start with the first password.
    fn begin(house: &House) -> Self {
        Passwords::new(&house.limits.passwords)
    }
}

impl Passwords {
    fn new(limits: &PasswordLimits) -> Passwords {
        let lanes = Lanes::new(limits.lanes, limits.lane_max);
        let room = Room { waiting: Mutex::new(Waiting { lanes, closed: false }), bell: Condvar::new() };
        Passwords { room: Arc::new(room), limits: limits.clone(), started: Once::new() }
    }

    /// Computes one digest, when its turn comes.
    async fn digest(&self, standing: Standing, lane: u64, task: Task) -> Result<Vec<u8>, NoDigest> {
        self.started.call_once(|| self.start());
        let (tell, answer) = oneshot::channel();
        let displaced = {
            let mut waiting = self.room.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.lanes.put(standing, lane, Job { task, tell })
        };
        self.room.bell.notify_one();
        // A displaced attempt learns it from the end of its channel.
        drop(displaced);
        let patience = Duration::from_secs(self.limits.wait_seconds_max);
        match tokio::time::timeout(patience, answer).await {
            Ok(Ok(digest)) => digest.map_err(NoDigest::Failed),
            Ok(Err(_)) | Err(_) => Err(NoDigest::Full),
        }
    }

    fn start(&self) {
        for _ in 0..self.limits.threads {
            let room = self.room.clone();
            let started = std::thread::Builder::new().name("passwords".to_owned()).spawn(move || room.work());
            if let Err(error) = started {
                tracing::error!(%error, "a thread that checks passwords could not be started");
            }
        }
    }
}

impl Drop for Passwords {
    fn drop(&mut self) {
        self.room.waiting.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.room.bell.notify_all();
    }
}

enum NoDigest {
    /// No place, or none in time.
    Full,
    Failed(argon2::Error),
}

/// What one digest is computed from.
struct Task {
    argon2: Argon2<'static>,
    password: String,
    salt: Vec<u8>,
    length: usize,
}

struct Job {
    task: Task,
    tell: oneshot::Sender<Result<Vec<u8>, argon2::Error>>,
}

struct Room {
    waiting: Mutex<Waiting>,
    bell: Condvar,
}

struct Waiting {
    lanes: Lanes<Job>,
    closed: bool,
}

impl Room {
    /// The work of one thread, until the program ends.
    fn work(&self) {
        let mut memory = vec![Block::new(); Params::DEFAULT.block_count()];
        while let Some(Job { task, tell }) = self.next() {
            // The answer has no receiver any more: the check is skipped.
            if tell.is_closed() {
                continue;
            }
            let needed = task.argon2.params().block_count();
            if memory.len() < needed {
                memory.resize(needed, Block::new());
            }
            let mut digest = vec![0; task.length];
            let done = task
                .argon2
                .hash_password_into_with_memory(
                    task.password.as_bytes(),
                    &task.salt,
                    &mut digest,
                    &mut memory,
                )
                .map(|()| digest);
            // A caller that stopped waiting needs no answer.
            let _gone = tell.send(done);
        }
    }

    fn next(&self) -> Option<Job> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if waiting.closed {
                return None;
            }
            if let Some(job) = waiting.lanes.take() {
                return Some(job);
            }
            waiting = self.bell.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Argon2id with the crate's defaults (RFC 9106; 19 MiB, two passes).
pub(super) async fn hash_password(house: &House, password: String) -> Result<String, Trouble> {
    let salt: [u8; 16] = house.draw();
    let (algorithm, version, params) = (Algorithm::default(), Version::default(), Params::DEFAULT);
    let task = Task {
        argon2: Argon2::new(algorithm, version, params.clone()),
        password,
        salt: salt.to_vec(),
        length: Params::DEFAULT_OUTPUT_LEN,
    };
    let lane = u64::from_be_bytes(house.draw());
    let digest = match house.memory::<Passwords>().digest(Standing::Known, lane, task).await {
        Ok(digest) => digest,
        Err(NoDigest::Full) => return Err(Trouble::row("no thread was free to hash a password")),
        Err(NoDigest::Failed(error)) => return Err(broken(error)),
    };
    let hash = PasswordHash {
        algorithm: algorithm.ident(),
        version: Some(version.into()),
        params: ParamsString::try_from(&params).map_err(broken)?,
        salt: Some(Salt::new(&salt).map_err(broken)?),
        hash: Some(Output::new(&digest).map_err(broken)?),
    };
    Ok(hash.to_string())
}

/// Is this the password of that hash? The inner answer says that it could not be checked now.
pub(super) async fn verify_password(
    house: &House,
    standing: Standing,
    lane: u64,
    password: &str,
    hash: &str,
) -> Result<Result<bool, TooMany>, Trouble> {
    let limits = &house.limits.passwords;
    let kept = PasswordHash::new(hash).map_err(broken)?;
    let (Some(salt), Some(expected)) = (&kept.salt, &kept.hash) else {
        return Err(Trouble::row("password hash: no salt or no digest"));
    };
    let version = kept.version.map(Version::try_from).transpose().map_err(broken)?.unwrap_or_default();
    let algorithm = Algorithm::try_from(kept.algorithm.as_str()).map_err(broken)?;
    let fits = password.len() <= limits.bytes_max;
    let task = Task {
        argon2: Argon2::new(algorithm, version, Params::try_from(&kept).map_err(broken)?),
        // What is too long to be a password takes as long as what is not, and no memory while it waits.
        password: if fits { password.to_owned() } else { String::new() },
        salt: salt.as_ref().to_vec(),
        length: expected.as_bytes().len(),
    };
    match house.memory::<Passwords>().digest(standing, lane, task).await {
        Ok(digest) => Ok(Ok(fits && same(&digest, expected.as_bytes()))),
        Err(NoDigest::Full) => Ok(Err(TooMany { limit: Limit::Waiting, wait: Duration::from_secs(2) })),
        Err(NoDigest::Failed(error)) => Err(broken(error)),
    }
}

fn broken(error: impl std::fmt::Display) -> Trouble {
    Trouble::row(format!("password hash: {error}"))
}
