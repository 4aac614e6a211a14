-- augment/unchecked_reports
-- Reports of the public about which no person has decided that they are to be acted on.
select number from report
where number in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
  and kind = 'public' and (designation is null or designation <> 'referral')
