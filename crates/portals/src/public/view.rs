//! What several pages for anyone show.

use clearline_report::{Message, message};

/// A number to call now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Emergency {
    /// Where it works.
    pub place: Message,
    /// What to dial.
    pub number: &'static str,
}

/// The emergency numbers of the countries most reports come from. 112 works from every mobile telephone
/// on GSM networks (3GPP TS 22.101) and in the whole European Union (Directive (EU) 2018/1972, article 109).
pub(super) static EMERGENCIES: [Emergency; 8] = [
    Emergency { place: message!("emergency-europe"), number: "112" },
    Emergency { place: message!("emergency-north-america"), number: "911" },
    Emergency { place: message!("emergency-united-kingdom"), number: "999" },
    Emergency { place: message!("emergency-australia"), number: "000" },
    Emergency { place: message!("emergency-new-zealand"), number: "111" },
    Emergency { place: message!("emergency-brazil"), number: "190" },
    Emergency { place: message!("emergency-japan"), number: "110" },
    Emergency { place: message!("emergency-south-africa"), number: "10111" },
];
