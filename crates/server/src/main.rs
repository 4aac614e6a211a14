//! `clearline`: the clearinghouse in one binary. Each subcommand is one module.

mod admin;
mod client;
mod completions;
mod config;
mod connections;
mod demo;
mod first_password;
mod house;
mod keys;
mod law;
mod ledger;
mod limits;
mod load;
mod mark;
mod open;
mod operator;
mod output;
mod outside;
mod private;
mod serve;
mod start;
mod submit;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The open clearinghouse between those who report the sexual exploitation of children and the police who can act.
#[derive(Parser)]
#[command(name = "clearline", version, about, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    flags: config::Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve a clearinghouse; nothing needs to be configured on a single machine
    Serve(start::Serve),
    /// Try it: invented reports are sent, decided and received; everything in it is invented
    Demo(demo::Demo),
    /// Manage people, providers, agencies and hash lists; works whether or not a server runs
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Submit a report over the reporting API, as a provider would
    Submit(submit::Submit),
    /// Drive the reporting API like many providers, and measure it
    Load(load::Load),
    /// Read the law: rulings explained, paths to evidence, countries, differences
    #[command(subcommand)]
    Law(law::Law),
    /// Check the ledger
    #[command(subcommand)]
    Ledger(ledger::Ledger),
    /// Open a sealed package and check it offline
    Open(open::Open),
    /// Print a completion script for a shell
    Completions(completions::Completions),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    private::write_for_us_alone();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return output::failed(&error),
    };
    let done = runtime.block_on(async {
        match cli.command {
            Command::Serve(serve) => serve.run(&cli.flags).await,
            Command::Demo(demo) => demo.run(&cli.flags).await,
            Command::Admin(admin) => admin.run(&cli.flags).await,
            Command::Submit(submit) => submit.run().await,
            Command::Load(load) => load.run(&cli.flags).await,
            Command::Law(law) => law.run(&cli.flags).await,
            Command::Ledger(ledger) => ledger.run(&cli.flags).await,
            Command::Open(open) => open.run(),
            Command::Completions(completions) => completions.run(),
        }
    });
    match done {
        Ok(code) => code,
        Err(error) => output::failed(error.as_ref()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn a_flag_of_a_command_is_read_like_the_one_of_all_that_it_hides() {
        let whole = super::Cli::command();
        whole.clone().debug_assert();
        let global: Vec<_> = whole.get_arguments().filter(|flag| flag.is_global_set()).cloned().collect();
        assert!(!global.is_empty());
        let mut rest: Vec<_> = whole.get_subcommands().cloned().collect();
        while let Some(command) = rest.pop() {
            for flag in command.get_arguments().filter(|flag| !flag.is_global_set()) {
                let hidden = global.iter().find(|other| other.get_id() == flag.get_id());
                let read = |flag: &clap::Arg| flag.get_value_parser().type_id();
                assert!(hidden.is_none_or(|other| read(other) == read(flag)), "{command}: {}", flag.get_id());
            }
            rest.extend(command.get_subcommands().cloned());
        }
    }
}
