-- counsel/count_proposals
select count(*) as waiting, min(proposed_at) as oldest from proposal where decision is null
