//! Where nothing leads out of the machine, everything works, and the kernel counts who tries to leave it.

use std::{
    net::{TcpStream, UdpSocket},
    process::Command,
};

use sillage_sync_protocol::session::device::Ending;
use uuid::Uuid;

use crate::{apart, desk::photo, hardship::session, rig::Rig};

/// How often somebody wanted to go where no way leads.
fn tried() -> u64 {
    let four = std::fs::read_to_string("/proc/net/snmp").expect("counters");
    let mut lines = four.lines().filter_map(|line| line.strip_prefix("Ip: "));
    let (names, numbers) = (lines.next().expect("names"), lines.next().expect("numbers"));
    let mut pairs = names.split(' ').zip(numbers.split(' '));
    let of_four = pairs.find(|(name, _)| *name == "OutNoRoutes").expect("a counter").1;
    // A kernel without the sixth version has nowhere to count it.
    let six = std::fs::read_to_string("/proc/net/snmp6").unwrap_or_default();
    let of_six = six.lines().find_map(|line| line.strip_prefix("Ip6OutNoRoutes")).unwrap_or("0");
    [of_four, of_six].into_iter().map(|number| number.trim().parse::<u64>().expect("a number")).sum()
}

#[test]
fn a_unit_is_exchanged_where_nothing_leads_out_and_nobody_tries_to_leave() {
    if !apart::is_here() {
        let may = Command::new("unshare").args(["-rn", "ip", "link", "set", "lo", "up"]).output();
        if !may.is_ok_and(|out| out.status.success()) {
            eprintln!("SKIPPED: a network of its own needs unshare(1), ip(8) and the right to it; nothing was tested");
            return;
        }
        let name = "offline::a_unit_is_exchanged_where_nothing_leads_out_and_nobody_tries_to_leave";
        apart::run(name, &["unshare", "-rn"]);
        return;
    }
    let up = Command::new("ip").args(["link", "set", "lo", "up"]).status().expect("ip");
    assert!(up.success());
    let mut rig = Rig::new();
    rig.serve();
    let unit = Uuid::now_v7();
    let (mut one, of_one) = rig.join("coach", &[(unit, "coach")]);
    let (mut two, of_two) = rig.join("manager", &[(unit, "unit_manager")]);
    for i in 0..200 {
        one.set(unit, "zone", Uuid::from_u128(1 + i), "name", &format!("word-{i}"), 1_795_680_000_000);
    }
    let bytes = vec![7; 400_000];
    let named = photo(unit, &bytes);
    one.disk.photos.insert(named.clone(), bytes.clone());
    two.disk.photos_named.insert(named.clone());
    assert_eq!(session(&mut one, &of_one), Ending::Complete);
    assert_eq!(session(&mut two, &of_two), Ending::Complete);
    assert_eq!((two.disk.log.len(), &two.disk.photos[&named]), (200, &bytes));
    rig.run(&["backup", rig.folder.path().join("copies").to_str().expect("a path")]);
    rig.kill();
    assert_eq!(tried(), 0, "somebody tried to leave this machine");
    // Whoever does is counted: over a connection, in a question for a name, and over the sixth version.
    let mut counted = 0;
    for leaves in [
        || TcpStream::connect("192.0.2.1:443").is_err(),
        || UdpSocket::bind("0.0.0.0:0").and_then(|socket| socket.send_to(b"?", "192.0.2.1:53")).is_err(),
        || TcpStream::connect("[2001:db8::1]:443").is_err(),
    ] {
        assert!(leaves(), "there is a way out");
        counted = tried();
    }
    assert!(counted >= 2, "{counted} were counted");
}
