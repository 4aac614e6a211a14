//! The navigation of each role, as the routes declare it.

use clearline_http::{Method, Nav, Route};
use clearline_i18n::Language;
use clearline_law::access::Role;
use clearline_report::Message;

#[test]
fn the_navigation_of_each_role_leads_to_pages_that_admit_it_in_one_order_without_gaps() {
    let declared = crate::routes();
    for role in Role::ALL {
        let own: Vec<(&Route, &Nav)> = declared
            .iter()
            .flat_map(|route| route.nav.iter().map(move |nav| (route, nav)))
            .filter(|(_, nav)| nav.role == Some(role))
            .collect();
        let mut places: Vec<u8> = own.iter().map(|(_, nav)| nav.place).collect();
        places.sort_unstable();
        let expected: Vec<u8> = (1..).take(places.len()).collect();
        assert_eq!(places, expected, "{role:?}");
        for (route, nav) in own {
            assert!(Language::ENGLISH.has(&Message::new(nav.words)), "{} has no words", nav.words);
            assert!(route.admits(role), "{role:?} is led to {} ({})", route.path, nav.words);
            assert_eq!(route.method, Method::Get, "{}", route.path);
            assert!(!route.path.contains('{'), "{} leads nowhere by itself", route.path);
        }
    }
}
