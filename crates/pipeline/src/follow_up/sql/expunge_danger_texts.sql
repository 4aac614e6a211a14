-- follow_up/expunge_danger_texts
-- They lie in the shards of their digests.
delete from danger_text where report = $report
