//! Many devices of one day, each with 25 operations, at the same moment or within minutes; the generator runs on the same
//! machine and is counted in.

use std::{path::Path, sync::Barrier, time::Duration};

use sillage_server::{deployment::Deployment, store::read};
use sillage_sync::{Drive, Http};
use sillage_sync_protocol::session::device::Ending;
use uuid::Uuid;

use super::{
    Trouble,
    ours::{Server, enrol, membership},
    watch::{now, peak_mib, work_s},
};
use crate::{chance::Chance, desk::Desk};

const OPERATIONS: u128 = 25;
const SETTINGS: &str =
    "[admission]\nconnections = 4096\naddress_connections = 4096\naddress_requests_per_second = 100000";

/// What a load came to.
pub struct Load {
    pub p95_s: f64,
    pub p99_s: f64,
    pub lost: u64,
    pub server_mib: f64,
    pub work_us: f64,
}

/// Devices that share a unit, as a team and its coaches do.
const OF_A_UNIT: usize = 10;

/// So many devices, spread by chance over such a time.
pub fn run(program: &Path, folder: &Path, devices: usize, spread: Duration) -> Result<Load, Trouble> {
    let network = Uuid::now_v7();
    let units: Vec<Uuid> = (0..devices.div_ceil(OF_A_UNIT)).map(|_| Uuid::now_v7()).collect();
    let mut desks: Vec<Desk> =
        (0..devices).map(|i| Desk::new(Uuid::now_v7(), network, Chance::new(u64::try_from(i).unwrap_or(0)))).collect();
    let fill = |deployment: &Deployment| {
        for (at, unit) in units.iter().enumerate() {
            let of_unit = desks.iter().skip(at).step_by(units.len());
            let named: Vec<_> = of_unit.map(|desk| (desk.device.as_ref(), desk.person)).collect();
            enrol(deployment, *unit, &named)?;
        }
        Ok(())
    };
    let server = Server::start(program, folder, SETTINGS, fill)?;
    let member = membership(&server.deployment, Uuid::nil(), server.port)?;
    let now_ms = sillage_server::clock::now_ms();
    for (at, desk) in desks.iter_mut().enumerate() {
        desk.network = member.network;
        // They were there this morning, and compared then.
        desk.compares = false;
        for i in 0..OPERATIONS {
            desk.set(units[at % units.len()], "zone", Uuid::now_v7(), "name", &format!("word-{at}-{i}"), now_ms);
        }
    }
    let (start, before) = (Barrier::new(devices), work_s(server.pid()));
    let mut times: Vec<f64> = std::thread::scope(|scope| {
        let coming: Vec<_> = desks
            .iter_mut()
            .map(|desk| {
                let (start, member) = (&start, &member);
                std::thread::Builder::new().stack_size(512 * 1024).spawn_scoped(scope, move || {
                    let [.., a, b] = *desk.device.id().as_bytes();
                    let chance = f64::from(u16::from_be_bytes([a, b])) / f64::from(u16::MAX);
                    start.wait();
                    std::thread::sleep(spread.mul_f64(chance));
                    let began = now();
                    session(desk, member);
                    began.elapsed().as_secs_f64()
                })
            })
            .collect();
        coming.into_iter().filter_map(|device| device.ok()?.join().ok()).collect()
    });
    if times.len() != devices {
        return Err(format!("{} of {devices} devices came through", times.len()).into());
    }
    times.sort_by(f64::total_cmp);
    let worked = work_s(server.pid()) - before;
    let central = server.deployment.attach()?;
    let stored = read(central.store(), |rows| rows.total())?;
    let sent = u64::try_from(devices)? * u64::try_from(OPERATIONS)?;
    let of_hundred = |so_many: usize| {
        times.get((times.len() * so_many).div_ceil(100).saturating_sub(1)).copied().unwrap_or(f64::NAN)
    };
    Ok(Load {
        p95_s: of_hundred(95),
        p99_s: of_hundred(99),
        lost: sent.abs_diff(stored),
        server_mib: peak_mib(server.pid()),
        work_us: worked * 1_000_000.0 / sent as f64,
    })
}

fn session(desk: &mut Desk, member: &sillage_sync::Membership) {
    let device = desk.device.clone();
    let Ok(address) = member.address.parse::<sillage_sync_protocol::Address>() else {
        return;
    };
    for _ in 0..100 {
        if let Ok(mut way) = Http::new(&device, member) {
            let ending =
                Drive::new(&device, member.network, address.clone()).run(desk, &mut way).expect("a disk that answers");
            if ending == Ending::Complete {
                return;
            }
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
