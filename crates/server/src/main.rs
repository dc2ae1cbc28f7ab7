//! `sillage-server`: makes a server, serves, and is its administrator's hand.

mod admin;

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use sillage_server::{
    clock,
    deployment::{Deployment, DeploymentError, New},
    http::{Host, serve},
};
use uuid::Uuid;

/// The central server of a Sillage network.
#[derive(Parser)]
#[command(name = "sillage-server", version)]
struct Arguments {
    /// The server's folder.
    #[arg(long, global = true, env = "SILLAGE_SERVER_DATA", default_value = "/var/lib/sillage-server")]
    data: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes a server in an empty folder and prints the enrolment code of its first administrator, once.
    Init {
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
    },
    /// Serves until it is stopped. It may be stopped at any moment.
    Serve,
    /// The settings.
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    #[command(flatten)]
    Admin(admin::Command),
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Prints the settings in force, without passwords.
    Dump,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sillage-server: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), DeploymentError> {
    let folder = arguments.data;
    match arguments.command {
        Command::Init { public, listen, network, administrator, person, database, database_authority } => {
            let new = New { listen, public, network, administrator, person, database, database_authority };
            let (deployment, invitation) = Deployment::make(&folder, &new, clock::now_ms())?;
            let central = deployment.attach()?;
            println!("network  {}", central.network());
            println!("enrol    {invitation}");
            println!("         once, within 72 hours; it is kept nowhere");
            Ok(())
        }
        Command::Serve => serve_on(&Deployment::open(&folder)?),
        Command::Config { command: ConfigCommand::Dump } => {
            print!("{}", Deployment::open(&folder)?.config.dump()?);
            Ok(())
        }
        Command::Admin(command) => admin::run(&Deployment::open(&folder)?, &command),
    }
}

fn serve_on(deployment: &Deployment) -> Result<(), DeploymentError> {
    let host = Host::new(deployment.start()?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let refused = |error: &dyn ToString| DeploymentError::Refused(error.to_string());
        let serving = serve(host, deployment.config.listen).await.map_err(|error| refused(&error))?;
        println!("listening on {}", serving.address()?);
        serving.run().await;
        Ok(())
    })
}
