-- counsel/count_proposals
select count(*), min(proposed_at) from proposal where decision is null
