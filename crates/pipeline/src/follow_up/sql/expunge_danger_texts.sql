-- follow_up/expunge_danger_texts
delete from danger_text where report = $1
