use super::*;

fn kept(rule: fn(&Tree) -> Vec<String>) {
    let faults = rule(&Tree::read(&crate::root()).unwrap());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn crates_depend_as_they_may() {
    kept(crates::dependencies);
    kept(crates::levels);
    kept(crates::sizes);
    kept(crates::third_parties);
}

#[test]
fn modules_make_no_long_circles() {
    kept(circles::circles);
}

#[test]
fn ground_crates_have_no_effects() {
    kept(effects::ground);
    kept(effects::decisions);
}

#[test]
fn stages_do_not_know_their_siblings() {
    kept(effects::siblings);
}

#[test]
fn only_these_doors() {
    kept(effects::doors);
}

#[test]
fn text_is_made_where_documents_are_written() {
    kept(writers::writers);
}

#[test]
fn sql_lies_in_files_that_name_themselves() {
    kept(effects::sql_in_code);
    kept(shape::sql_names);
    kept(shape::sql_used);
    kept(shape::migrations);
}

#[test]
fn a_page_is_one_folder() {
    kept(pages::pages);
}

#[test]
fn files_and_functions_have_a_size() {
    kept(shape::sizes);
}

#[test]
fn there_is_no_picture_and_no_promise() {
    kept(shape::media);
    kept(shape::promises);
}

#[test]
fn no_test_sleeps() {
    kept(shape::sleeping);
}

#[test]
fn comments_say_something() {
    kept(comments::one_word);
}

#[test]
fn what_people_read_is_plain_english() {
    kept(prose::phrases);
    kept(prose::sentences);
}

#[test]
fn the_map_is_true() {
    kept(map::stages);
    kept(map::crates);
    kept(map::may_name);
    kept(map::invariants);
}

#[test]
fn documents_lead_somewhere() {
    kept(map::links);
    kept(map::paths);
}

#[test]
fn every_word_of_a_converted_template_is_in_whole_catalogues() {
    kept(catalogues::faults);
}

#[test]
fn no_rule_is_left_out() {
    let text = include_str!("tests.rs");
    let rules = include_str!("mod.rs").split("RULES: &[Rule]").nth(1).unwrap().split("];").next().unwrap();
    for rule in rules.lines().filter_map(|line| line.split("\", ").nth(1)) {
        let rule = rule.trim_end_matches("),");
        assert!(text.contains(&format!("kept({rule})")), "{rule} is not a test");
    }
}
