//! A thing of each kind in each standing.

use std::collections::BTreeMap;

use clearline_counsel as counsel;
use clearline_law::access::{ReadDesk, Role, Thing as Place, permit};
use clearline_oversight as oversight;
use clearline_pipeline::follow_up::{destruction, holds};
use clearline_pipeline::triage::dismissal;
use clearline_report::ReportNumber;
use jiff::SignedDuration;

use super::callers::{CallerKind, Callers};
use super::scene::{Scene, role_of, staff};
use super::things::{Kind, Standing, Thing, proposer};

/// A number that no report has.
const NO_REPORT: &str = "424242424242424";
/// A name that nothing has.
const NO_NAME: &str = "no-such-thing-here";
const NO_FILE: &str = "00000000000000000000000000000000";

fn one(name: &'static str, value: impl ToString) -> Thing {
    BTreeMap::from([(name, value.to_string())])
}

impl Scene {
    /// One of this kind in this standing, a new one where an act could change it. `caller` is for whom.
    pub(super) async fn make(
        &self,
        kind: Kind,
        standing: Standing,
        caller: CallerKind,
        all: &Callers,
    ) -> Thing {
        match kind {
            Kind::Nothing | Kind::Inbox | Kind::Account => Thing::new(),
            Kind::Confirmation => self.confirmation(standing, all).await,
            Kind::OpenReport => self.open_report(standing).await,
            Kind::Referral | Kind::FreshReferral | Kind::HouseReferral | Kind::HandOver | Kind::TakenOut => {
                self.referral(kind, standing, all).await
            }
            Kind::OwnReport if standing == Standing::Sandbox => self.filed_by(&self.trial).await.thing(),
            Kind::OwnReport | Kind::Report => self.report(standing).await,
            Kind::Waiting => self.waiting(standing).await,
            Kind::File => {
                let mut thing = self.report(standing).await;
                let file = thing["file"].clone();
                thing.insert("id", file);
                thing
            }
            Kind::Ticket => self.ticket_of(standing, caller, all).await,
            Kind::Hold => self.hold_of(standing).await,
            Kind::Alert => self.alert(standing).await,
            Kind::Group => self.group(standing).await,
            Kind::Dismissal => self.dismissal(standing).await,
            Kind::Request => self.request(standing),
            Kind::Agency => one(
                "id",
                match standing {
                    Standing::Suspended => "gb-1",
                    Standing::Absent => "zz-99",
                    _ => "de-1",
                },
            ),
            Kind::Country => one("code", if standing == Standing::Absent { "ZZ" } else { "DE" }),
            Kind::Instrument | Kind::Obligation => self.entry(kind, standing, all).await,
            Kind::Proposal => self.proposal_of(standing, caller).await,
            Kind::Approved => self.approved_of(standing).await,
            Kind::Approval => self.approval(standing, all).await,
            Kind::Destruction | Kind::Release => self.destruction(kind, standing).await,
        }
    }

    async fn confirmation(&self, standing: Standing, all: &Callers) -> Thing {
        if standing == Standing::Absent {
            return one("token", NO_NAME);
        }
        let nobody = all.get(CallerKind::Nobody, standing).caller();
        let form = self.form();
        let fields =
            [("csrf", form.as_str()), ("incident", "contact"), ("story", "Synthetic."), ("danger", "no")];
        let address = nobody.post_form("/report", &fields).await.header("location");
        one("token", address.rsplit('/').next().unwrap_or_default())
    }

    /// The token of a page of the public form that may be sent at once.
    pub(super) fn form(&self) -> String {
        let house = &self.house.house;
        clearline_pipeline::intake::ready_token(house, clearline_pipeline::intake::TokenKind::Page)
    }

    async fn open_report(&self, standing: Standing) -> Thing {
        match standing {
            Standing::Others => self.open(&self.photos).await,
            Standing::Sandbox => self.open(&self.trial).await,
            Standing::Ended => self.handed_on.thing(),
            Standing::OthersEnded => self.others.thing(),
            Standing::Absent => {
                BTreeMap::from([("number", NO_REPORT.to_owned()), ("file", NO_FILE.to_owned())])
            }
            Standing::Own | Standing::Suspended => self.open(&self.chat).await,
        }
    }

    /// A referral, its report and its files.
    async fn referral(&self, kind: Kind, standing: Standing, all: &Callers) -> Thing {
        match (kind, standing) {
            (_, Standing::Ended) => self.handed_on.thing(),
            (_, Standing::OthersEnded) => self.others_handed_on.thing(),
            (Kind::FreshReferral, Standing::Own) => self.listed().await.thing(),
            (Kind::HandOver | Kind::TakenOut, Standing::Suspended) => self.unopened.thing(),
            (Kind::HandOver, Standing::Own) => self.filed_by(&self.chat).await.thing(),
            (Kind::TakenOut, Standing::Own) => {
                let thing = self.filed_by(&self.chat).await.thing();
                let supervisor = all.get(CallerKind::Supervisor, standing).person().expect("a person");
                let path = format!("/desk/referrals/{}/hand-over/package", thing["id"]);
                let taken = supervisor.form(&path, &[]).await;
                assert_eq!(taken.status, 200, "{}", taken.text());
                thing
            }
            _ => self.report(standing).await,
        }
    }

    /// A report, its files and its referral.
    async fn report(&self, standing: Standing) -> Thing {
        match standing {
            Standing::Own => self.ours().await.thing(),
            Standing::Suspended => self.kept.thing(),
            Standing::Others => self.others.thing(),
            Standing::Sandbox => self.sandbox.thing(),
            Standing::Ended => self.expunged.thing(),
            Standing::OthersEnded => self.others_expunged.thing(),
            Standing::Absent => {
                let mut thing = self.handed_on.thing();
                thing.insert("number", NO_REPORT.to_owned());
                thing.insert("id", format!("R-{NO_REPORT}-1"));
                thing.insert("file", NO_FILE.to_owned());
                thing
            }
        }
    }

    async fn waiting(&self, standing: Standing) -> Thing {
        match standing {
            Standing::Own => one("number", self.post()),
            Standing::Ended => self.handed_on.thing(),
            other => self.report(other).await,
        }
    }

    /// A post that waits for a decision.
    fn post(&self) -> ReportNumber {
        self.posts.borrow_mut().pop().expect("enough were made")
    }

    async fn ticket_of(&self, standing: Standing, caller: CallerKind, all: &Callers) -> Thing {
        let opens = |kind| all.get(kind, standing).person().expect("a person");
        let own = match caller {
            CallerKind::Supervisor => CallerKind::Supervisor,
            _ => CallerKind::Analyst,
        };
        let other = if own == CallerKind::Supervisor { CallerKind::Analyst } else { CallerKind::Supervisor };
        let filed = &self.handed_on;
        match standing {
            Standing::Absent => one("ticket", NO_NAME),
            Standing::Others => one("ticket", self.ticket(opens(other), filed).await),
            Standing::Ended => {
                let ticket = self.ticket(opens(own), filed).await;
                self.house.pass(SignedDuration::from_mins(2));
                one("ticket", ticket)
            }
            _ => one("ticket", self.ticket(opens(own), filed).await),
        }
    }

    async fn hold_of(&self, standing: Standing) -> Thing {
        let filed = self.ours().await;
        let hold = match standing {
            Standing::Absent => 99,
            Standing::Ended => {
                let hold = self.hold(filed.number).await;
                let (house, ben) = (&self.house.house, staff(Role::Counsel, "ben"));
                holds::confirm(house, &ben, filed.number, hold).await.unwrap();
                holds::lift(house, &ben, filed.number, hold, "vacated").await.unwrap();
                hold
            }
            _ => self.hold(filed.number).await,
        };
        BTreeMap::from([("number", filed.number.to_string()), ("hold", hold.to_string())])
    }

    async fn alert(&self, standing: Standing) -> Thing {
        if standing == Standing::Absent {
            return one("id", NO_NAME);
        }
        let analyst = staff(Role::Analyst, "reader");
        let desk = permit::<ReadDesk>(&analyst, &Place::House).unwrap();
        let house = &self.house.house;
        let waiting = oversight::waiting_alerts(house, &desk, oversight::Calls::Now, None).await.unwrap();
        let fresh =
            waiting.into_good().into_iter().find(|alert| self.used.borrow_mut().insert(alert.id.clone()));
        let id = fresh.expect("enough ring").id;
        if standing == Standing::Ended {
            oversight::acknowledge(house, &analyst, &id).await.unwrap();
        }
        one("id", id)
    }

    /// The first group, with nothing of it dismissed; or the second, which is dismissed.
    async fn group(&self, standing: Standing) -> Thing {
        match standing {
            Standing::Absent => one("id", NO_REPORT),
            Standing::Ended => {
                // An undone dismissal of it may be the last thing that happened to it.
                let analyst = staff(Role::Analyst, "reader");
                let again = dismissal::dismiss(&self.house.house, &analyst, &self.groups[1..], "one machine");
                let _: Result<_, _> = again.await;
                self.house.carry().await;
                one("id", self.groups[1])
            }
            _ => {
                self.undo(self.groups[0]).await;
                one("id", self.groups[0])
            }
        }
    }

    /// The dismissal of the second group, which stands.
    async fn dismissal(&self, standing: Standing) -> Thing {
        match standing {
            Standing::Absent => one("id", 4_242),
            Standing::Ended => one("id", self.undone),
            _ => {
                self.undo(self.groups[1]).await;
                let analyst = staff(Role::Analyst, "reader");
                let ordered =
                    dismissal::dismiss(&self.house.house, &analyst, &self.groups[1..], "one machine")
                        .await
                        .unwrap();
                self.house.carry().await;
                one("id", ordered[0])
            }
        }
    }

    /// Undoes what stands of the dismissals of a group.
    async fn undo(&self, group: ReportNumber) {
        self.house.carry().await;
        let analyst = staff(Role::Analyst, "reader");
        let desk = permit::<ReadDesk>(&analyst, &Place::House).unwrap();
        let newest = dismissal::newest(&self.house.house, &desk, None).await.unwrap().into_good();
        for one in newest.iter().filter(|one| one.group == group) {
            // What was undone before is refused, and stays so.
            if dismissal::undo(&self.house.house, &analyst, one.id).await.is_ok() {
                self.house.carry().await;
            }
        }
    }

    fn request(&self, standing: Standing) -> Thing {
        match standing {
            Standing::Absent => one("number", NO_REPORT),
            Standing::Ended => one("number", self.requests.borrow()[0]),
            _ => {
                let number = self.requests.borrow_mut().pop();
                one("number", number.expect("enough were made"))
            }
        }
    }

    /// An entry of the register, as its list leads to it.
    async fn entry(&self, kind: Kind, standing: Standing, all: &Callers) -> Thing {
        if standing == Standing::Absent {
            return one("id", NO_NAME);
        }
        let list = if kind == Kind::Instrument { "/counsel/instruments" } else { "/counsel/obligations" };
        let page = self.page(list, all).await;
        one("id", first_after(&page, &format!("href=\"{list}/")).expect("the list leads to one"))
    }

    async fn page(&self, path: &str, all: &Callers) -> String {
        all.get(CallerKind::Counsel, Standing::Own).caller().get(path).await.text()
    }

    async fn proposal_of(&self, standing: Standing, caller: CallerKind) -> Thing {
        match standing {
            Standing::Absent => one("id", NO_NAME),
            Standing::Others => one("id", self.proposal(Role::Counsel, "ana").await),
            Standing::Ended => {
                let id = self.proposal(Role::Counsel, "ana").await;
                let ben = staff(Role::Counsel, "ben");
                counsel::refuse(&self.house.house, &ben, &id, "not needed").await.unwrap();
                one("id", id)
            }
            _ => one("id", self.proposal(role_of(caller), proposer(caller)).await),
        }
    }

    async fn approved_of(&self, standing: Standing) -> Thing {
        match standing {
            Standing::Absent => one("id", NO_NAME),
            Standing::Ended => {
                let id = self.approved().await;
                counsel::end(&self.house.house, &staff(Role::Counsel, "ben"), &id, "over").await.unwrap();
                one("id", id)
            }
            _ => one("id", self.approved().await),
        }
    }

    async fn approval(&self, standing: Standing, all: &Callers) -> Thing {
        if standing == Standing::Absent {
            return one("id", format!("{NO_REPORT}-1"));
        }
        let page = self.page("/counsel/approvals", all).await;
        let mut waiting = page.split("/counsel/approvals/").skip(1).filter_map(|rest| rest.split('/').next());
        let fresh = waiting.find(|id| self.used.borrow_mut().insert((*id).to_owned()));
        one("id", fresh.expect("enough wait"))
    }

    async fn destruction(&self, kind: Kind, standing: Standing) -> Thing {
        let filed = self.ours().await;
        let (house, file) = (&self.house.house, &filed.files[2]);
        if kind == Kind::Release || standing == Standing::Ended {
            let ana = staff(Role::Counsel, "ana");
            destruction::propose_release(house, &ana, filed.number, file, "a mistake").await.unwrap();
        }
        if standing == Standing::Ended {
            destruction::release(house, &staff(Role::Counsel, "ben"), filed.number, file).await.unwrap();
        }
        let file = if standing == Standing::Absent { NO_FILE.to_owned() } else { file.to_string() };
        BTreeMap::from([("number", filed.number.to_string()), ("file", file)])
    }
}

/// What stands behind the first of these marks, up to the next sign.
fn first_after(page: &str, mark: &str) -> Option<String> {
    let rest = page.split(mark).nth(1)?;
    rest.split(['"', '/', '?', '#']).next().map(str::to_owned)
}
