-- core/any_entry
select 1 as found from entry limit 1
