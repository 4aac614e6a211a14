//! Prints how many guarded batches (a report, five children, a ledger entry and a job: four statements) one store
//! commits in a second, durably: `cargo run --release -p clearline-store --example throughput -- <database>`.

use std::time::Duration;

use clearline_store::{Batch, Database, Limits, Migration, Sql, Store, params};
use futures::future::join_all;
use tokio::time::Instant;

const SCHEMA: Migration = Migration {
    number: 1,
    name: "throughput",
    text: "create table report (id {int} primary key, stage {text} not null, body {text} not null) {strict};\n\
           create table child (report {int} not null, n {int} not null, body {text} not null, \
           primary key (report, n)) {strict};\n\
           create table entry (report {int} primary key, body {bytes} not null) {strict};\n\
           create table job (report {int} primary key, kind {text} not null) {strict};",
};
static REPORT: Sql =
    Sql::both("report/put", "insert into report (id, stage, body) values ($id, 'open', $body)");
static CHILDREN: Sql = Sql::both(
    "child/put",
    "insert into child (report, n, body) values ($id, 1, $body), ($id, 2, $body), ($id, 3, $body), ($id, 4, $body), ($id, 5, $body)",
);
static ENTRY: Sql = Sql::both("entry/put", "insert into entry (report, body) values ($id, $body)");
static JOB: Sql = Sql::both("job/put", "insert into job (report, kind) values ($id, 'augment')");
static LAST: Sql = Sql::both("report/last", "select coalesce(max(id), 0) as last from report");
const MEASURE: Duration = Duration::from_secs(3);

fn accept(id: i64) -> Batch {
    let body = "x".repeat(300);
    let mut batch = Batch::new("intake.accept");
    batch.guard(&REPORT, params!(id = id, body = body.as_str()), 1);
    batch.run(&CHILDREN, params!(id = id, body = "y".repeat(80)));
    batch.run(&ENTRY, params!(id = id, body = vec![7_u8; 64]));
    batch.run(&JOB, params!(id = id));
    batch
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "a measurement is for its reader")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let database: Database =
        std::env::args().nth(1).ok_or("name a database: a path or postgres://…")?.parse()?;
    let store = Store::open(&database, &Limits::default()).await?;
    store.migrate(&[SCHEMA]).await?;
    for together in [1, 8, 32, 128] {
        let first = store.query(&LAST, params!()).await?.first().map_or(Ok(0), |row| row.int("last"))? + 1;
        let begun = Instant::now();
        let command = async |from: i64| {
            let mut done = 0_u32;
            while begun.elapsed() < MEASURE {
                store.commit(accept(first + from + i64::from(done) * together)).await?;
                done += 1;
            }
            Ok::<u32, clearline_store::CommitError>(done)
        };
        let done = join_all((0..together).map(command)).await.into_iter().sum::<Result<u32, _>>()?;
        println!(
            "{together:>4} commands at once: {:>8.0} commits/s",
            f64::from(done) / begun.elapsed().as_secs_f64()
        );
    }
    store.close().await;
    Ok(())
}
