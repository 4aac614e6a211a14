//! Who acts at the machine itself.

use clearline_law::access::{Actor, Role};

/// A person who may run commands on this machine with these keys and this store is its operator.
pub(crate) fn operator() -> Actor {
    let id = "operator".parse().ok();
    id.and_then(|id| Actor::staff(Role::Admin, &id)).unwrap_or_else(Actor::public)
}
