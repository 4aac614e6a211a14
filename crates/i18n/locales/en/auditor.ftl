### Pages of auditors: counts, the ledger, its proofs.

# Titles of windows.
auditor-window-overview = Audit overview
auditor-window-entries = Entries
auditor-window-proof = Inclusion proof

# Headings, columns and sentences of the pages.
auditor-index = Index
auditor-kind = Kind
auditor-written = Written
auditor-leaf-hash = Leaf hash
auditor-proof = Proof
auditor-overview = Overview
auditor-entries = Entries
auditor-no-entries-yet = No entries yet
auditor-no-entries-about = Every recorded action adds one. Nothing has happened so far.
auditor-entries-of-ledger = Entries of the ledger, newest first
auditor-entries-about = They hold salted digests only, never personal data.
auditor-audit-overview = Audit overview
auditor-latest-checkpoint = Latest checkpoint
auditor-no-checkpoint = None yet: the first is signed as soon as the first entry is sequenced.
auditor-keep-a-copy = Keep a copy outside. On a machine that reaches the database, check every row against the ledger, and the ledger against your copy:
auditor-all-entries = All entries
auditor-inclusion-proof = Inclusion proof
auditor-entries-about-it = Entries about it
auditor-transfer-brief = Transfer brief of this referral
auditor-the-proof = The proof
auditor-download = Download
auditor-proof-about = It proves that the entry by which this referral was made available is in the ledger, under the signed checkpoint below it.

auditor-waits = waits
auditor-proof-of-entry = Proof<unseen> of entry { $leaf }</unseen>
auditor-signed = signed <at>{ $at }</at>
auditor-referral = Referral <keep>{ $referral }</keep>
auditor-proof-waits = The entry is not in the ledger yet. Load this page again in a moment.
auditor-proof-file-waits = The entry is not in the ledger yet. Ask again in a moment.
auditor-verify-offline = Verify offline. Our public keys are in <a>keys.txt</a>:
auditor-recorded-actions = recorded actions
auditor-waiting-entries = not yet in the ledger
auditor-longest-delay = longest delay
auditor-seconds = { $count } s
auditor-behind = behind
auditor-nothing-yet = nothing yet
auditor-up-to-date = up to date
# Over how many of the newest rows a chart counts.
auditor-entries-by-kind = Recorded actions by kind, among the newest { $most }
auditor-reports-by-stage = Reports by stage, among the newest { $most }
auditor-referrals-by-state = Referrals by state, among the newest { $most }
auditor-stage = Stage
auditor-state = State
auditor-places = places { $oldest } to { $newest }
auditor-in-the-ledger = in the ledger
auditor-later-entries-wait = in the ledger; later entries wait
auditor-not-in-the-ledger = not in the ledger yet
