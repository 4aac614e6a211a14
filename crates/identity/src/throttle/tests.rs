use std::net::IpAddr;

use jiff::SignedDuration;
use proptest::prelude::*;

use super::*;

/// A clock that stands until it is moved, and that waiting moves.
struct Stopped(Arc<Mutex<Timestamp>>);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }

    fn wait(&self, time: Duration) -> futures::future::BoxFuture<'static, ()> {
        *self.0.lock().unwrap() += time;
        Box::pin(async {})
    }
}

struct Test {
    now: Arc<Mutex<Timestamp>>,
    throttle: Throttle,
}

impl Test {
    fn with(change: impl FnOnce(&mut GuessLimits)) -> Test {
        let mut limits = GuessLimits::default();
        change(&mut limits);
        let now = Arc::new(Mutex::new(Timestamp::UNIX_EPOCH));
        Test { throttle: Throttle::new(&limits, Arc::new(Stopped(now.clone()))), now }
    }

    fn pass(&self, time: SignedDuration) {
        *self.now.lock().unwrap() += time;
    }

    /// The wait of one attempt that is wrong, after it was waited for.
    fn wrong(&self, who: Guesser<'_>) -> Result<Duration, TooMany> {
        let wait = self.throttle.ask(who).map(|turn| turn.wait)?;
        *self.now.lock().unwrap() += wait;
        self.throttle.wrong(who);
        Ok(wait)
    }

    fn wait(&self, who: Guesser<'_>) -> Duration {
        self.throttle.ask(who).map(|turn| turn.wait).unwrap()
    }
}

fn network(text: &str) -> Network {
    text.parse::<IpAddr>().unwrap().into()
}

/// Somebody who types `name` at one of many sources.
fn anybody(name: &str, source: u8) -> Guesser<'_> {
    Guesser::Anybody { name, source: Some(IpAddr::from([192, 0, 2, source]).into()) }
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

    /// Whatever others guess, a known browser and a person who is signed in wait for nothing.
    #[test]
    fn guesses_of_others_never_slow_a_known_browser(
        guesses in prop::collection::vec((0..3_usize, 0..4_u8, 0..5_000_i64), 0..200),
    ) {
        let test = Test::with(|_| {});
        for (name, source, pause) in guesses {
            // Whether it was checked or told to come again makes no difference here.
            let _outcome = test.wrong(anybody(["ana", "ben", "nobody"][name], source));
            test.pass(SignedDuration::from_millis(pause));
        }
        let turn = test.throttle.ask(Guesser::Known("ana")).unwrap();
        prop_assert_eq!((turn.wait, turn.standing), (Duration::ZERO, Standing::Known));
    }
}

#[test]
fn wrong_ones_from_one_source_come_further_and_further_apart() {
    let test = Test::with(|limits| limits.own_free = 3);
    let waits: Vec<_> = (0..8).map(|_| test.wrong(anybody("ana", 1)).unwrap().as_millis()).collect();
    assert_eq!(waits, [0, 0, 0, 0, 250, 500, 1_000, 2_000]);
    test.pass(SignedDuration::from_mins(16));
    assert_eq!(test.wrong(anybody("ana", 1)).unwrap(), Duration::ZERO);
    assert_eq!(test.wait(anybody("ana", 1)), Duration::ZERO, "what is long ago is forgotten");
}

#[test]
fn an_attempt_that_would_wait_too_long_is_told_when_to_come_again_and_then_heard() {
    let test = Test::with(|limits| {
        limits.own_free = 0;
        limits.own_apart_millis_max = 60_000;
    });
    let refused = std::iter::from_fn(|| Some(test.wrong(anybody("ana", 1)))).find_map(Result::err).unwrap();
    assert_eq!((refused.limit, refused.seconds()), (Limit::Source, 32));
    test.pass(SignedDuration::from_millis(11_999));
    assert_eq!(test.throttle.ask(anybody("ana", 1)).err().map(|refused| refused.seconds()), Some(21));
    test.pass(SignedDuration::from_millis(1));
    assert_eq!(test.wait(anybody("ana", 1)), Duration::from_secs(20), "it may wait for so long");
}

#[test]
fn whoever_guesses_alone_is_slower_and_never_told_to_come_again() {
    let test = Test::with(|_| {});
    let waits: Vec<_> = (0..50).map(|_| test.wrong(anybody("ana", 1)).unwrap()).collect();
    assert_eq!(waits.last(), Some(&Duration::from_secs(8)));
}

#[test]
fn one_sources_wrong_ones_slow_another_by_a_second_at_most() {
    let test = Test::with(|_| {});
    for _ in 0..1_000 {
        let _refused_or_not = test.wrong(anybody("ana", 1));
        test.pass(SignedDuration::from_secs(1));
    }
    assert!(test.wait(anybody("ana", 2)) <= Duration::from_secs(1));
    assert_eq!(test.wait(anybody("ben", 1)), Duration::ZERO, "another name is not slowed at all");
}

#[test]
fn guesses_at_one_name_from_everywhere_are_a_second_apart() {
    let test = Test::with(|_| {});
    for source in 0..200 {
        let _refused_or_not = test.wrong(anybody("ana", source));
    }
    let waits: Vec<_> = (200..=210).map(|source| test.wait(anybody("ana", source))).collect();
    let steps = waits.windows(2).map(|pair| pair[1] - pair[0]).collect::<Vec<_>>();
    assert!(steps.iter().all(|step| *step == Duration::from_secs(1)), "{waits:?}");
    let spread = |limit| Test::with(move |limits| limits.name_free = limit);
    let (test, within) = (spread(200), spread(201));
    for source in 0..201 {
        test.wrong(anybody("ana", source)).unwrap();
        within.wrong(anybody("ana", source)).unwrap();
    }
    assert_eq!(test.wait(anybody("ana", 240)), Duration::from_millis(250), "one more than is free");
    assert_eq!(within.wait(anybody("ana", 240)), Duration::ZERO);
}

#[test]
fn a_right_one_ends_the_distance_at_its_own_source_and_nowhere_else() {
    let test = Test::with(|_| {});
    for source in [1, 2] {
        for _ in 0..8 {
            test.wrong(anybody("ana", source)).unwrap();
        }
    }
    test.throttle.right(anybody("ana", 1));
    assert_eq!(test.wait(anybody("ana", 1)), Duration::ZERO);
    assert!(test.wait(anybody("ana", 2)) > Duration::ZERO);
}

#[test]
fn a_source_with_many_attempts_goes_behind_the_others_and_is_not_refused() {
    let test = Test::with(|limits| limits.source_per_minute = 3);
    let names = ["a", "b", "c", "d"];
    let standings: Vec<_> =
        names.iter().map(|name| test.throttle.ask(anybody(name, 1)).unwrap().standing).collect();
    assert_eq!(standings, [Standing::Few, Standing::Few, Standing::Few, Standing::Many]);
    assert_eq!(test.throttle.ask(anybody("d", 2)).unwrap().standing, Standing::Few);
    let unknown = Guesser::Anybody { name: "d", source: None };
    assert_eq!(test.throttle.ask(unknown).unwrap().standing, Standing::Few, "limits by source are off");
    test.pass(SignedDuration::from_secs(20));
    assert_eq!(test.throttle.ask(anybody("e", 1)).unwrap().standing, Standing::Few);
}

#[test]
fn as_many_wait_as_there_are_places_and_known_browsers_have_their_own() {
    let test = Test::with(|limits| limits.waiting_max = 2);
    let places = [test.throttle.ask(anybody("a", 1)).unwrap(), test.throttle.ask(anybody("b", 2)).unwrap()];
    let refused = test.throttle.ask(anybody("c", 3)).err().unwrap();
    assert_eq!((refused.limit, refused.seconds()), (Limit::Waiting, 2));
    let known = [Guesser::Known("x"), Guesser::Known("y")].map(|who| test.throttle.ask(who).unwrap());
    assert!(test.throttle.ask(Guesser::Known("z")).is_err());
    drop((places, known));
    assert!(test.throttle.ask(anybody("c", 3)).is_ok());
}

#[test]
fn a_clock_that_is_set_back_makes_nobody_wait() {
    let test = Test::with(|limits| limits.source_per_minute = 1);
    for _ in 0..8 {
        test.wrong(anybody("ana", 1)).unwrap();
    }
    let before = test.throttle.ask(anybody("ana", 1)).unwrap();
    test.pass(SignedDuration::from_hours(-24));
    let _seen_by = test.throttle.ask(anybody("ben", 2));
    test.pass(SignedDuration::from_mins(2));
    let after = test.throttle.ask(anybody("ana", 1)).unwrap();
    assert_eq!((before.standing, after.standing), (Standing::Many, Standing::Few));
    assert_eq!(after.wait, Duration::ZERO);
}

#[test]
fn wrong_credentials_are_answered_later_by_name_by_source_and_in_all() {
    let met = |test: &Test, name: Option<&str>, source| {
        test.throttle.wrong_credential(name, source).map(|met| met.limit)
    };
    let test = Test::with(|limits| limits.own_free = 2);
    let here = Some(network("192.0.2.1"));
    let answers: Vec<_> = (0..3).map(|_| met(&test, Some("example-chat"), here)).collect();
    assert_eq!(answers, [None, None, Some(Limit::Name)]);
    let elsewhere = Some(network("192.0.2.2"));
    assert_eq!(met(&test, Some("example-chat"), elsewhere), Some(Limit::Name), "wherever they come from");
    assert_eq!(met(&test, Some("example-mail"), elsewhere), None, "another name not");
    let test = Test::with(|limits| limits.source_wrong_per_minute = 2);
    let answers: Vec<_> = (0..3).map(|_| met(&test, None, here)).collect();
    assert_eq!(answers, [None, None, Some(Limit::Source)]);
    assert_eq!(met(&test, None, None), None, "limits by source are off");
    let test = Test::with(|limits| limits.all_wrong_per_minute = 2);
    let answers: Vec<_> =
        (1..=3).map(|source| met(&test, None, Some(IpAddr::from([192, 0, 2, source]).into()))).collect();
    assert_eq!(answers, [None, None, Some(Limit::All)]);
    test.pass(SignedDuration::from_mins(1));
    assert_eq!(met(&test, None, None), None, "a minute later the limit is free again");
}

#[tokio::test]
async fn an_answer_is_held_for_five_seconds_at_most_and_not_at_all_where_too_many_are() {
    let test = Test::with(|_| {});
    test.throttle.hold(Duration::from_secs(9)).await;
    assert_eq!(*test.now.lock().unwrap(), Timestamp::UNIX_EPOCH + SignedDuration::from_secs(5));
    let test = Test::with(|limits| limits.held_max = 0);
    test.throttle.hold(Duration::from_secs(9)).await;
    assert_eq!(*test.now.lock().unwrap(), Timestamp::UNIX_EPOCH);
}

#[test]
fn what_is_remembered_has_a_bound_and_the_most_guessed_name_stays() {
    let test = Test::with(|limits| {
        limits.remembered_max = 50;
        limits.name_free = 0;
        limits.waiting_max = 1_000;
    });
    fn anywhere(name: &str) -> Guesser<'_> {
        Guesser::Anybody { name, source: None }
    }
    for _ in 0..4 {
        test.throttle.wrong(anywhere("ana"));
    }
    let before = test.wait(anywhere("ana"));
    for name in 0..1_000 {
        let name = name.to_string();
        test.throttle.wrong(anywhere(&name));
    }
    assert!(test.throttle.wrong.lock().unwrap().len() <= 50);
    assert!(test.wait(anywhere("ana")) > before, "it is still counted");
    for source in 0..1_000_u128 {
        test.throttle.sources.over(&IpAddr::V6(((0x2001_0db8 << 96) | (source << 64)).into()).into());
    }
    assert!(test.throttle.sources.limiter.lock().unwrap().len() <= 50);
}
