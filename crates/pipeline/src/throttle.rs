//! How often somebody may be wrong: guesses are made slower, and what is right is never refused for what others did.

use std::net::{IpAddr, Ipv6Addr};

/// Where a call came from, as limits count it: one IPv4 address, or the /64 that one IPv6 customer holds at least. A
/// longer prefix would let one customer appear as 2^64 sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Network(IpAddr);

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Network {
        match address.to_canonical() {
            IpAddr::V4(four) => Network(four.into()),
            IpAddr::V6(six) => Network(Ipv6Addr::from(u128::from(six) >> 64 << 64).into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use proptest::prelude::*;

    use super::Network;

    fn network(text: &str) -> Network {
        text.parse::<IpAddr>().unwrap().into()
    }

    #[test]
    fn an_ipv4_address_is_one_source_however_it_is_written() {
        assert_eq!(network("192.0.2.1"), network("::ffff:192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }

    proptest! {
        #[test]
        fn ipv6_addresses_are_one_source_exactly_where_their_first_64_bits_agree(left: u128, flip: u128) {
            // The documentation prefix in front, so that no address reads as IPv4.
            let address = |bits: u128| IpAddr::V6(((bits >> 32) | (0x2001_0db8 << 96)).into());
            let (one, other) = (address(left), address(left ^ flip));
            let (IpAddr::V6(a), IpAddr::V6(b)) = (one, other) else { unreachable!() };
            let together = a.segments()[..4] == b.segments()[..4];
            prop_assert_eq!(Network::from(one) == Network::from(other), together);
        }
    }
}
