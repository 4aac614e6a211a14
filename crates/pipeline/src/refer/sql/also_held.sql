-- refer/also_held
select report, ordinal, state
from referral
where agency = $1 and report in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
