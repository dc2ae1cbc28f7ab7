//! `sillage-server`: makes a server, serves, and is its administrator's hand.

mod admin;

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use serde_json::json;
use sillage_server::{
    audit, clock,
    deployment::{Deployment, DeploymentError, New},
    http::{Host, serve},
    log,
};
use uuid::Uuid;

use admin::Told;

/// Threads that may wait for the disk. Writers end together, so that more of them only take room.
const WAITING: usize = 48;

/// The central server of a Sillage network.
#[derive(Parser)]
#[command(name = "sillage-server", version)]
struct Arguments {
    /// The server's folder.
    #[arg(long, global = true, env = "SILLAGE_SERVER_DATA", default_value = "/var/lib/sillage-server")]
    data: PathBuf,
    /// Prints one JSON value instead of lines.
    #[arg(long, global = true)]
    json: bool,
    /// Why you do it: it is kept with what you did (`audit list`).
    #[arg(long, global = true)]
    reason: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes a server in an empty folder and prints the enrolment code of its first administrator, once.
    Init(Init),
    /// Serves until it is stopped. It may be stopped at any moment.
    Serve,
    /// Puts a copy back, into an empty folder or into that of a server that does not run, and begins a new timeline.
    Restore(admin::RestoreArguments),
    /// The settings.
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Prints the description of what is served (OpenAPI 3.1).
    Openapi,
    #[command(flatten)]
    Admin(admin::Command),
}

#[derive(clap::Args)]
struct Init {
    /// Host and port devices will reach it at.
    #[arg(long, default_value = "localhost:8443")]
    public: String,
    /// Address and port to listen on.
    #[arg(long, default_value = "0.0.0.0:8443")]
    listen: SocketAddr,
    /// Id of a network that is in use without a server already.
    #[arg(long)]
    network: Option<Uuid>,
    /// Your own word for the first administrator.
    #[arg(long, default_value = "administrator")]
    administrator: String,
    /// Id of that person, if the network knows them already.
    #[arg(long)]
    person: Option<Uuid>,
    /// Another database than the one inside: `postgres://user@host/name`.
    #[arg(long)]
    database: Option<String>,
    /// The certificate that signed that database's own, if it is on another machine.
    #[arg(long)]
    database_authority: Option<PathBuf>,
    /// A file, elsewhere than this folder, with the key under which lies what people wrote; made if it is not there.
    #[arg(long)]
    payload_key: Option<PathBuf>,
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Prints the settings in force, without passwords.
    Dump,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let as_json = arguments.json;
    match run(arguments) {
        Ok(told) => {
            if let Some(told) = told {
                told.print(as_json);
            }
            ExitCode::SUCCESS
        }
        Err(error) if as_json => {
            eprintln!("{}", json!({"error": error.to_string()}));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("sillage-server: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<Option<Told>, DeploymentError> {
    let (folder, reason) = (arguments.data, arguments.reason.as_deref());
    let typed: Vec<String> = std::env::args().skip(1).collect();
    match arguments.command {
        Command::Init(asked) => {
            let Init { public, listen, network, administrator, person, database, database_authority, payload_key } =
                asked;
            let new = New { listen, public, network, administrator, person, database, database_authority, payload_key };
            let (deployment, invitation) = Deployment::make(&folder, &new, clock::now_ms())?;
            let network = deployment.attach()?.network();
            let lines = [
                format!("network  {network}"),
                format!("enrol    {invitation}"),
                "         once, within 72 hours; it is kept nowhere".into(),
            ];
            Ok(Some(Told::one(json!({"network": network, "invitation": invitation.to_string()}), lines)))
        }
        Command::Serve => serve_on(&Deployment::open(&folder)?).map(|()| None),
        Command::Restore(asked) => {
            let told = admin::restore(&folder, &asked)?;
            // The acts stand beside the database that was replaced; the new one is told of them.
            audit::enter(&Deployment::open(&folder)?, &typed, reason)?;
            Ok(Some(told))
        }
        Command::Config { command: ConfigCommand::Dump } => {
            let config = Deployment::open(&folder)?.config;
            let shown = config.masked();
            let value = serde_json::to_value(&shown).map_err(|error| DeploymentError::Refused(error.to_string()))?;
            Ok(Some(Told::one(value, config.dump()?.lines().map(str::to_owned))))
        }
        Command::Openapi => {
            let value = sillage_server::http::openapi();
            let text =
                serde_json::to_string_pretty(&value).map_err(|error| DeploymentError::Refused(error.to_string()))?;
            Ok(Some(Told::one(value, [text])))
        }
        Command::Admin(command) => admin::run(&Deployment::open(&folder)?, &command, &typed, reason).map(Some),
    }
}

fn serve_on(deployment: &Deployment) -> Result<(), DeploymentError> {
    let _alone = Deployment::alone(deployment.folder())?;
    log::say_panics();
    audit::say_head(deployment)?;
    let host = Host::new(deployment.start()?, &deployment.config.admission);
    let runtime = tokio::runtime::Builder::new_multi_thread().max_blocking_threads(WAITING).enable_all().build()?;
    runtime.block_on(async {
        let refused = |error: &dyn ToString| DeploymentError::Refused(error.to_string());
        let serving = serve(host, &deployment.config).await.map_err(|error| refused(&error))?;
        println!("listening on {}", serving.address()?);
        if let Some(operations) = serving.operations()? {
            println!("operations on {operations}");
        }
        serving.run().await;
        Ok(())
    })
}
