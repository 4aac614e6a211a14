use clearline_report::{Answer, IncidentType};
use clearline_wire::public::{Contact, PublicReport};
use proptest::prelude::*;

use super::*;

const KEY: [u8; 32] = [7; 32];

const STORY: &str = "My cousin told me that the man next door takes pictures of her in the bathroom and that he said she \
                     must not tell anybody. She is eleven. He is there now and her mother works until nine.";

const OTHER: &str = "Somebody in the game asked my little brother for his address and for photos without a shirt, and \
                     wrote that he will come to the school gate on Friday if he does not send them.";

fn report(story: &str) -> PublicReport {
    PublicReport {
        incident: IncidentType::Enticement,
        story: story.to_owned(),
        urls: Vec::new(),
        platform: None,
        account: None,
        happened: None,
        child: None,
        child_in_danger: Answer::Yes,
        contact: None,
        contact_for_agencies: Answer::NotStated,
        language: "en".to_owned(),
    }
}

fn post(story: &str) -> Post {
    Post::of(&report(story))
}

fn share_a_band(one: &Post, other: &Post) -> bool {
    let others = other.bands(&KEY);
    one.bands(&KEY).iter().any(|band| others.contains(band))
}

#[test]
fn spelling_tricks_make_no_other_text() {
    let plain = post("A child is in danger, come quickly");
    for same in [
        "a CHILD is in   danger,\n\ncome quickly ",
        "A ch\u{200b}ild is in dan\u{ad}ger, come quickly",
        "Ａ child is in danger, come quickly",
    ] {
        assert_eq!(plain.digest(&KEY), post(same).digest(&KEY), "{same}");
    }
    assert_eq!(post("Er heißt Jürgen").digest(&KEY), post("er heißt Ju\u{308}rgen").digest(&KEY));
    assert_ne!(plain.digest(&KEY), post("A child is in danger at number 7, come quickly").digest(&KEY));
    assert_ne!(plain.digest(&KEY), plain.digest(&[8; 32]), "without the key nobody can try texts");
}

#[test]
fn who_sends_a_text_does_not_change_it_and_what_it_names_does() {
    let bare = post(STORY);
    let contact = Contact { email: Some("a@example.com".to_owned()), ..Contact::default() };
    let signed = Post::of(&PublicReport { contact: Some(contact), ..report(STORY) });
    assert!(signed.has_contact() && !bare.has_contact());
    assert_eq!(signed.digest(&KEY), bare.digest(&KEY));
    let named = Post::of(&PublicReport { account: Some("wolf_77".to_owned()), ..report(STORY) });
    assert_ne!(named.digest(&KEY), bare.digest(&KEY));
    assert!(named.has_own_text(&bare), "an account that the first post does not name is something new");
    assert!(!bare.has_own_text(&named), "saying less is nothing new");
}

#[test]
fn a_name_a_number_or_a_sentence_more_is_a_text_of_ones_own() {
    let first = post(STORY);
    for own in [
        "She lives at 14 Mill Lane.",
        "Write to me at ann@example.com",
        "@wolf_77",
        "please help us, I am her aunt",
    ] {
        let post = post(&format!("{STORY} {own}"));
        assert!(post.is_near(&first), "{own}");
        assert!(post.has_own_text(&first), "{own}");
    }
    assert!(!post(&format!("{STORY} please hurry!!!")).has_own_text(&first));
}

#[test]
fn the_words_of_a_language_are_told_from_words_drawn_by_chance() {
    for story in [
        STORY,
        OTHER,
        "he wants me to meet him and i am scared",
        "Mein Trainer schreibt mir jede Nacht und will, dass ich ihm Bilder von mir schicke.",
        "Un homme attend ma fille devant son école et il a dit qu'il la prendra dans sa voiture.",
        "Мужчина из игры написал моему сыну, что он знает, где мы живём, и что он придёт за ним.",
    ] {
        assert!(post(story).is_language(), "{story}");
    }
    for story in [
        "lamp river orange ladder winter pencil market cloud silver garden",
        "xqz plorf dwemble kart snoof trill bexa mopt",
        "",
    ] {
        assert!(!post(story).is_language(), "{story}");
    }
}

#[test]
fn posts_of_one_machine_look_alike_and_a_person_s_does_not() {
    let shape = |story: &str| post(story).shape(false);
    let machine = shape("lamp river orange ladder winter pencil market cloud silver garden");
    assert_eq!(machine, shape("copper window tulip harbour basket violin meadow candle"));
    assert_ne!(machine, shape("The man next door takes pictures of my cousin in the bathroom"));
    assert_ne!(post(STORY).shape(true), post(STORY).shape(false));
}

/// Words of invented texts: enough that two texts are not alike by accident.
fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-z]{3,9}", count)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_small_edit_stays_near_and_is_found(words in words(25..60), at: prop::sample::Index, new in "[a-z]{3,9}") {
        let first = post(&words.join(" "));
        let mut edited = words;
        let place = at.index(edited.len());
        edited[place] = new;
        let edited = post(&edited.join(" "));
        prop_assert!(edited.is_near(&first) && first.is_near(&edited));
        prop_assert!(!edited.has_own_text(&first));
        prop_assert!(share_a_band(&first, &edited), "a near text is found by its bands");
    }

    #[test]
    fn different_stories_are_never_near(one in words(15..40), other in words(15..40)) {
        let (one, other) = (post(&one.join(" ")), post(&other.join(" ")));
        prop_assert!(!one.is_near(&other));
        prop_assert!(!post(STORY).is_near(&one) && !post(STORY).is_near(&post(OTHER)));
    }

    #[test]
    fn no_text_makes_it_fall_over(story in any::<String>()) {
        let post = post(&story);
        post.shape(false);
        prop_assert!(post.bands(&KEY).len() <= BANDS);
        prop_assert!(!post.has_own_text(&post));
    }
}
