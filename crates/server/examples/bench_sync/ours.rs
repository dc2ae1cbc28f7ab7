//! Our own three phases: two encrypted profiles, and the real server over TLS.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use serde::{Deserialize, Serialize};
use sillage_domain::{Closes, Entity, Id, Moment, network::Person};
use sillage_server::{
    deployment::{Deployment, New, grant},
    store::{DeviceRow, PersonRow, write},
};
use sillage_store::{Act, Store, Vault};
use sillage_sync::{Device, Drive, Http, Membership, Profile};
use sillage_sync_protocol::{scope::Role, session::device::Ending};
use uuid::Uuid;

use super::{
    PHASES, Taken, Trouble,
    watch::{Line, free_port, ms_since, now, peak_mib},
};

/// A record of four short texts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
struct Record {
    one: String,
    two: String,
    three: String,
    four: String,
}

impl Entity for Record {
    const NOUN: &'static str = "bench_record";
    const CLOSES: Closes = Closes::Never;
}

/// A server in a process of its own, on a deployment of its own.
pub struct Server {
    child: Child,
    pub port: u16,
    pub deployment: Deployment,
}

impl Server {
    /// Makes a deployment; `settings` is put before what its settings say, `fill` puts something into its database.
    pub fn start(
        program: &Path,
        folder: &Path,
        settings: &str,
        fill: impl FnOnce(&Deployment) -> Result<(), Trouble>,
    ) -> Result<Self, Trouble> {
        let port = free_port()?;
        let new = New {
            listen: ([127, 0, 0, 1], port).into(),
            public: format!("localhost:{port}"),
            network: None,
            administrator: "bench".into(),
            person: None,
            database: None,
            database_authority: None,
            payload_key: None,
        };
        let (deployment, _) = Deployment::make(folder, &new, sillage_server::clock::now_ms())?;
        let file: PathBuf = folder.join("sillage.toml");
        let text = std::fs::read_to_string(&file)?;
        let text: String =
            text.lines().take_while(|line| *line != "[admission]").map(|line| format!("{line}\n")).collect();
        std::fs::write(&file, format!("{text}{settings}\n"))?;
        fill(&deployment)?;
        let mut child = Command::new(program).arg("--data").arg(folder).arg("serve").stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().ok_or("output")?).read_line(&mut line)?;
        if !line.starts_with("listening") {
            return Err("the server does not start".into());
        }
        Ok(Self { child, port, deployment })
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _waited = self.child.wait();
    }
}

/// Enrols devices past the codes, whose hashes are slow on purpose.
pub fn enrol(deployment: &Deployment, unit: Uuid, devices: &[(&Device, Uuid)]) -> Result<(), Trouble> {
    let now_ms = sillage_server::clock::now_ms();
    let store = deployment.store()?;
    Ok(write(&*store, |rows| {
        for (device, person) in devices {
            rows.add_person(&PersonRow { id: *person, label: "bench".into(), since_ms: now_ms })?;
            grant(rows, *person, unit, Role::Coach, now_ms)?;
            rows.save_device(&DeviceRow {
                id: device.id(),
                person: *person,
                address: device.address().to_string(),
                app: "bench".into(),
                since_ms: now_ms,
                seen_ms: now_ms,
                revoked_ms: None,
                bytes: 0,
            })?;
        }
        Ok(())
    })?)
}

/// What such a device knows.
pub fn membership(deployment: &Deployment, person: Uuid, port: u16) -> Result<Membership, Trouble> {
    let keys = deployment.keys()?;
    Ok(Membership {
        server: format!("localhost:{port}"),
        network: deployment.attach()?.network(),
        person,
        address: keys.address().to_string(),
        authority: keys.authority().to_owned(),
    })
}

struct Computer {
    store: Store,
    device: Device,
    membership: Membership,
}

impl Computer {
    fn act(&self) -> Act {
        let now_ms = sillage_server::clock::now_ms();
        let now = Moment { utc_ms: now_ms, offset_min: 60, zone: "Europe/Paris".into(), boot_ms: now_ms };
        let me = Id::<Person>::new(self.membership.person);
        Act { me, now, command: "bench.write", is_final: false, draft: None }
    }

    fn sync(&self) -> Result<(), Trouble> {
        let mut way = Http::new(&self.device, &self.membership)?;
        let address = self.membership.address.parse().map_err(|_| "address")?;
        let mut drive = Drive::new(&self.device, self.membership.network, address);
        match drive.run(&mut Profile::new(&self.store, self.act()), &mut way)? {
            Ending::Complete => Ok(()),
            ending => Err(format!("{ending:?}").into()),
        }
    }
}

/// The three phases.
pub fn run(program: &Path, folder: &Path, records: usize) -> Result<Taken, Trouble> {
    let unit = Uuid::now_v7();
    let people = [Uuid::now_v7(), Uuid::now_v7()];
    let devices = [Device::new()?, Device::new()?];
    let fill = |deployment: &Deployment| enrol(deployment, unit, &[(&devices[0], people[0]), (&devices[1], people[1])]);
    let server = Server::start(program, &folder.join("server"), "", fill)?;
    let line = Line::to(server.port)?;
    let mut computers = Vec::new();
    for (i, device) in devices.into_iter().enumerate() {
        let (vault, key) = Vault::practice(Uuid::now_v7())?;
        let store = Store::create(&folder.join(format!("profile-{i}")), vault, key, "boot")?;
        let membership = membership(&server.deployment, people[i], line.port)?;
        computers.push(Computer { store, device, membership });
    }
    let [one, two] = computers.as_slice() else {
        return Err("two computers".into());
    };
    one.sync()?;
    two.sync()?;
    one.store.write(one.act(), |tx| {
        for i in 0..records {
            let record = Record {
                one: format!("Record {i}"),
                two: format!("short text {i}"),
                three: format!("another {}", i % 97),
                four: format!("and a fourth {}", i % 13),
            };
            tx.add(unit, &record)?;
        }
        Ok::<_, sillage_store::StoreError>(())
    })?;
    let mut taken = Taken::default();
    for (i, phase) in PHASES.into_iter().enumerate() {
        let (before, start) = (line.carried(), now());
        if phase == "pull" {
            two.sync()?
        } else {
            one.sync()?
        }
        taken.ms[i] = ms_since(start);
        taken.bytes[i] = line.carried() - before;
    }
    let arrived = two.store.read(two.act(), |db| db.list_in::<Record>(unit))?.len();
    if arrived != records {
        return Err(format!("{arrived} of {records} records arrived").into());
    }
    taken.server_mib = peak_mib(server.pid());
    Ok(taken)
}
