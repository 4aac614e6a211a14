-- follow_up/expunge_danger_bands
delete from danger_band where report = $1
