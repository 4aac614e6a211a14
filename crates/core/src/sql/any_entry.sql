-- core/any_entry
select 1 from entry limit 1
