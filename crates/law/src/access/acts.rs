use super::{Act, Needs, Reach, Reveals, Role, sealed};

/// One row's answer for one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// The role that may do the act.
    pub role: Role,
    /// How far.
    pub reach: Reach,
    /// `role/act/reach`: what the ledger keeps.
    pub rule: &'static str,
}

/// Lists every act once: its type, its word, its grants, and whether it shows what a report holds.
macro_rules! acts {
    ($($(#[doc = $doc:literal])+ $act:ident $word:literal $($reveals:ident)? : $($role:ident $reach:ident),+;)+) => {
        clearline_report::words! {
            /// Every act, by name, in the order of the stages.
            pub enum ActName of "act" { $($(#[doc = $doc])+ $act = $word),+ }
        }

        impl ActName {
            /// Does it show what a report holds?
            pub fn reveals(self) -> bool {
                match self { $(ActName::$act => acts!(@reveals $($reveals)?)),+ }
            }

            /// What it asks of a referral of the officer's agency; `None` where it is no act on a referral, or reads
            /// the agency's own past alone.
            pub fn needs(self) -> Option<Needs> {
                self.grants().iter().find_map(|grant| grant.reach.needs())
            }

            /// Who may do it, and how far. What is not listed is denied.
            pub fn grants(self) -> &'static [Grant] {
                match self {
                    $(ActName::$act => &[$(Grant {
                        role: Role::$role,
                        reach: Reach::$reach,
                        rule: concat!(stringify!($role), "/", stringify!($act), "/", stringify!($reach)),
                    }),+]),+
                }
            }
        }

        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub struct $act;
            impl sealed::Sealed for $act {}
            impl Act for $act {
                const ACT: ActName = ActName::$act;
            }
            $(impl $reveals for $act {})?
        )+
    };
    (@reveals Reveals) => { true };
    (@reveals) => { false };
}

acts! {
    /// Opens a report over the reporting API.
    OpenReport "open_report": Provider OwnProvider;
    /// Adds a file to an open report.
    AddFile "add_file": Provider OwnProvider;
    /// Describes a file of an open report.
    DescribeFile "describe_file": Provider OwnProvider;
    /// Finishes a report.
    FinishReport "finish_report": Provider OwnProvider;
    /// Withdraws an open report.
    RetractReport "retract_report": Provider OwnProvider;
    /// Reads what it filed itself: state, receipts, clocks, notices.
    ReadOwnReports "read_own_reports" Reveals: Provider OwnProvider;
    /// States that it keeps the contents of a report longer than it must.
    PreserveLonger "preserve_longer": Provider OwnProvider;
    /// Files a report as the public.
    FilePublicReport "file_public_report": Public PublicReport;

    /// Reads the review queue: numbers, ranks and states.
    ReadDesk "read_desk": Analyst House, Supervisor House;
    /// Reads one report in all its layers.
    ReadReport "read_report" Reveals: Analyst AnyReport, Supervisor AnyReport;
    /// Designates and ranks a report.
    DecideTriage "decide_triage" Reveals: Analyst AnyReport, Supervisor AnyReport;
    /// Dismisses in bulk the posts of one group that have nothing of their own, and takes it back within a day.
    DismissGroup "dismiss_group" Reveals: Analyst AnyReport, Supervisor AnyReport;
    /// Opens a file here, subject to the file's own gate.
    ViewFile "view_file" Reveals: Analyst AnyReport, Supervisor AnyReport;
    /// Takes note of an alert.
    AcknowledgeAlert "acknowledge_alert": Analyst Anything, Supervisor Anything;

    /// Records what keeps the provider's copy of a report longer: requests, orders, warrants, its own word.
    RecordPreservation "record_preservation": Analyst AnyReport, Supervisor AnyReport;
    /// Records an order or a litigation hold on what we hold of a report, and lifts it.
    HoldReport "hold_report": Supervisor Anything, Counsel Anything;
    /// Reads the clocks on a report and drafts letters about them; nothing that it says.
    ReadPreservation "read_preservation": Provider OwnProvider, Analyst AnyReport, Supervisor AnyReport, Officer OwnOpened, Counsel Anything;
    /// Lets a notified destruction take effect or happen at once, and enters the order of the court that demands it.
    DecideDestruction "decide_destruction": Counsel Anything;
    /// Proposes that a notified destruction be taken back, or agrees to what somebody else proposed.
    ReleaseDestruction "release_destruction": Supervisor Anything, Counsel Anything;
    /// Records that the Attorney General was consulted before a foreign request was declined.
    DeclineRequest "decline_request": Supervisor Anything, Counsel Anything;

    /// Reads the agency's inbox.
    ReadInbox "read_inbox": Officer OwnAgency;
    /// Reads one referral: its conditions and its law, and the report once it was opened.
    ReadReferral "read_referral" Reveals: Officer OwnReferral;
    /// Opens the report of a referral.
    OpenReferral "open_referral" Reveals: Officer OwnAcknowledged;
    /// Reads the agency's own acts on a referral, without the report, also after access has ended.
    ReadOwnHistory "read_own_history": Officer OwnPast;
    /// Takes note of the conditions of a referral.
    AcknowledgeConditions "acknowledge_conditions": Officer OwnReferral;
    /// Takes a referral on.
    AcceptReferral "accept_referral": Officer OwnAcknowledged;
    /// Declines a referral, with the reason.
    DeclineReferral "decline_referral": Officer OwnReferral;
    /// Proposes that a referral go to another agency; a new ruling decides.
    ReReferReferral "re_refer_referral": Officer OwnAcknowledged;
    /// Gives feedback on a referral.
    GiveFeedback "give_feedback": Officer OwnAcknowledged;
    /// Asks that the contents of a referral be preserved longer.
    RequestPreservation "request_preservation": Officer OwnOpened;
    /// Notifies that a depiction must be destroyed here.
    NotifyDestruction "notify_destruction": Officer OwnOpened;
    /// Objects to the destruction of a file that another agency notified; takes a notification of its own back.
    ObjectToDestruction "object_to_destruction": Officer OwnReferral;
    /// Fetches a file of a referral, subject to the file's own gate.
    FetchFile "fetch_file" Reveals: Officer OwnOpened;
    /// Fetches the sealed package of a referral.
    FetchPackage "fetch_package" Reveals: Officer OwnAcknowledged;

    /// Takes the sealed package of a referral out for its agency, and records who received it. It stays sealed.
    HandOverPackage "hand_over_package": Supervisor AnyReport;

    /// Records the agency's warrant for a file that is not stated to have been viewed.
    RecordWarrant "record_warrant": Officer OwnOpened;

    /// Records who at the sender viewed a file, and when, as the sender told our staff.
    AttestViewing "attest_viewing": Supervisor AnyReport;

    /// Reads the ledger, its checkpoints and proofs.
    ReadLedger "read_ledger": Supervisor House, Counsel House, Auditor House;
    /// Reads how a report was handled: stages, rulings, permits; nothing that it says.
    ReadProcess "read_process": Supervisor Anything, Counsel Anything, Auditor Anything;

    /// Changes the password of its own account.
    ChangeOwnPassword "change_own_password": Provider OwnAccount, Analyst OwnAccount, Supervisor OwnAccount, Officer OwnAccount, Counsel OwnAccount, Auditor OwnAccount, Admin OwnAccount;

    /// Sets up its own second factor, and draws new recovery codes.
    ChangeOwnFactor "change_own_factor": Provider OwnAccount, Analyst OwnAccount, Supervisor OwnAccount, Officer OwnAccount, Counsel OwnAccount, Auditor OwnAccount, Admin OwnAccount;

    /// Reads the register, what qualifies agencies, and what was proposed and decided of it.
    ReadLaw "read_law": Supervisor House, Counsel House, Auditor House, Admin House;
    /// Proposes what qualifies an agency, an approval, or reliance on a stale entry; ends the last two.
    ProposeLaw "propose_law": Supervisor House, Counsel House, Admin House;
    /// Decides what somebody else proposed.
    DecideLaw "decide_law": Counsel House;

    /// Signs in.
    SignIn "sign_in": Provider OwnProvider, Analyst House, Supervisor House, Officer OwnAgency, Counsel House, Auditor House, Admin House;
    /// Makes, changes and closes accounts.
    ManageUsers "manage_users": Admin House;
    /// Makes, changes and closes providers and their credentials.
    ManageProviders "manage_providers": Admin House;
    /// Makes, changes and suspends agencies and their keys.
    ManageAgencies "manage_agencies": Admin House;
    /// Imports hash lists.
    ManageLists "manage_lists": Admin House;
    /// Sets for how long we keep reports.
    ManageRetention "manage_retention": Admin House;
    /// Sets how long a notified destruction waits before the file is destroyed.
    ManageDestruction "manage_destruction": Admin House;
    /// Sets which keys the database works with, and wraps the keys of files again. Opens no file.
    ManageKeys "manage_keys": Admin House;
    /// Lets the ledger go on after the database was restored from an older copy, with the reason.
    ContinueLedger "continue_ledger": Admin House;

    /// Processes a finished report through the stages.
    CarryReport "carry_report" Reveals: System Anything;
    /// Expires what was never finished, and removes what the law says must go.
    SweepReports "sweep_reports": System Anything;
    /// Gives ledger entries their place and signs checkpoints.
    Sequence "sequence": System House;
    /// Sends the notices that we owe.
    SendNotices "send_notices": System Anything;
    /// Records how often signing in failed, by account and minute.
    RecordFailedSignIns "record_failed_sign_ins": System House;
}
