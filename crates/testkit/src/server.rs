//! The real server in this process, over a folder of its own: stopped and started again at will, at one address.

use std::net::{SocketAddr, TcpListener};

use sillage_server::{
    central::new_code,
    clock,
    deployment::{Deployment, New, grant},
    http::{Host, serve},
    store::{DeviceRow, PersonRow, write},
};
use sillage_sync_protocol::{Invitation, scope::Role};
use tokio::runtime::Runtime;
use uuid::Uuid;

/// A server, and what its administrator does by hand.
pub struct Server {
    folder: tempfile::TempDir,
    deployment: Deployment,
    first: Invitation,
    runtime: Option<Runtime>,
}

impl Server {
    /// Makes a server for a network that is in use already and serves it. Its first administrator is `person`.
    ///
    /// # Panics
    /// It cannot be made, or no port is free.
    pub fn of(network: Uuid, person: Uuid) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port");
        Self::at(free, network, person)
    }

    /// The same, at an address.
    ///
    /// # Panics
    /// It cannot be made, or the address is taken.
    pub fn at(listen: SocketAddr, network: Uuid, person: Uuid) -> Self {
        let folder = tempfile::tempdir().expect("temporary folder");
        let new = New {
            listen,
            public: format!("localhost:{}", listen.port()),
            network: Some(network),
            administrator: "administrator".into(),
            person: Some(person),
            database: None,
            database_authority: None,
            payload_key: None,
        };
        let (mut deployment, first) =
            Deployment::make(&folder.path().join("server"), &new, clock::now_ms()).expect("a server is made");
        // Servers of several tests run beside one another: none keeps an operator's address.
        deployment.config.operations = None;
        let mut server = Self { folder, deployment, first, runtime: None };
        server.start();
        server
    }

    /// Serves, at the address it had before.
    ///
    /// # Panics
    /// The address is taken.
    pub fn start(&mut self) {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        let config = &self.deployment.config;
        let host = Host::new(self.deployment.start().expect("the server starts"), &config.admission);
        let serving = runtime.block_on(serve(host, config)).expect("it listens");
        runtime.spawn(serving.run());
        self.runtime = Some(runtime);
    }

    /// Is gone, with every connection.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(std::time::Duration::from_secs(5));
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.deployment.config.listen
    }

    /// The line that was printed for the first administrator.
    pub fn first_line(&self) -> String {
        self.first.to_string()
    }

    /// Adds a person.
    ///
    /// # Panics
    /// The database refuses.
    pub fn add_person(&self, label: &str) -> Uuid {
        let id = Uuid::now_v7();
        let row = PersonRow { id, label: label.into(), since_ms: clock::now_ms() };
        write(&*self.store(), |rows| rows.add_person(&row)).expect("a person");
        id
    }

    /// Gives a unit to a person.
    ///
    /// # Panics
    /// The database refuses.
    pub fn give(&self, person: Uuid, unit: Uuid, role: Role) {
        write(&*self.store(), |rows| grant(rows, person, unit, role, clock::now_ms())).expect("a grant");
    }

    /// Takes a unit from a person.
    ///
    /// # Panics
    /// The database refuses.
    pub fn take(&self, person: Uuid, unit: Uuid) {
        write(&*self.store(), |rows| rows.end_grant(person, unit, clock::now_ms())).expect("a grant ends");
    }

    /// The printed line of a person.
    ///
    /// # Panics
    /// The database refuses.
    pub fn line_for(&self, person: Uuid) -> String {
        let code = write(&*self.store(), |rows| new_code(rows, person, clock::now_ms())).expect("a code");
        self.deployment.invitation(&self.deployment.keys().expect("keys"), code).expect("a line").to_string()
    }

    /// Revokes a device.
    ///
    /// # Panics
    /// It is not known.
    pub fn revoke(&self, device: Uuid) {
        write(&*self.store(), |rows| {
            let known = rows.device(device)?.expect("a device");
            rows.save_device(&DeviceRow { revoked_ms: Some(clock::now_ms()), ..known })
        })
        .expect("revoked");
    }

    /// Makes a verified copy that is carried off: what it holds is safe from then on.
    ///
    /// # Panics
    /// The disk or the database refuses.
    pub fn back_up(&self) {
        let place = self.folder.path().join("carried off");
        sillage_server::backup::make(&self.deployment, &place, true, clock::now_ms()).expect("a copy");
    }

    /// Erases a person.
    ///
    /// # Panics
    /// The disk or the database refuses.
    pub fn erase(&self, person: Uuid) {
        self.deployment
            .attach()
            .and_then(|central| Ok(central.erase_person(person, clock::now_ms())?))
            .expect("erased");
    }

    fn store(&self) -> Box<dyn sillage_server::store::ServerStore> {
        self.deployment.store().expect("the database")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}
