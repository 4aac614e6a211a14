-- follow_up/bytes_of_report
-- Where sealed bytes of a report lie: its files, its packages, the documents of proposals about it.
select path from file where shard = shard($report) and report = $report
union all select package_path from referral where shard = shard($report) and report = $report and package_path is not null
union all select document_path from proposal where report = $report and document_path is not null
