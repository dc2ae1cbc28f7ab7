//! What the core costs: a tap beside a bare one-row commit on the same file, the report of a full day, a whole network
//! from a spreadsheet, a search among thousands. Timings live here and never in a test.

use std::{
    borrow::Cow,
    path::Path,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use sillage_api::PhotoTarget;
use uuid::Uuid;

use crate::desk::{self, Desk, Trouble};

mod calendar;
mod day;
mod growth;
mod history;
mod people;
mod taps;
mod week;

type Measure = fn(&Path) -> Result<Vec<Row>, Trouble>;

/// What may be measured alone, each in a program of its own: memory that others took would count.
const PARTS: [(&str, Measure); 4] =
    [("core", measure_in), ("growth", growth::measure), ("history", history::measure), ("day", day::measure)];

/// So much of what is laid or done: all of it, or as many of a hundred as `SILLAGE_BENCH_PERCENT` says, which tries the
/// bench and measures nothing.
fn share(all: u32) -> u32 {
    let percent = std::env::var("SILLAGE_BENCH_PERCENT").ok().and_then(|text| text.parse().ok()).unwrap_or(100);
    (all * percent).div_ceil(100)
}

const PHOTOS: u32 = 20;
/// Units and people of the spreadsheet.
const UNITS: u32 = 300;
const PEOPLE: u32 = 5_000;
/// Findings a search goes through, and what is typed letter by letter.
const ITEMS: u32 = 5_000;
const TYPED: [&str; 4] = ["h", "ha", "hal", "hall"];

struct Row {
    name: Cow<'static, str>,
    unit: &'static str,
    measured: f64,
    target: f64,
}

/// Measures a part and prints it, as lines for a person or as JSON.
pub fn measure(part: &str, as_json: bool) -> Result<(), Trouble> {
    let known = PARTS.map(|(name, _)| name).join(", ");
    let (_, work) = PARTS
        .iter()
        .find(|(name, _)| *name == part)
        .ok_or_else(|| Trouble::Unexpected(format!("a part of that name; there are {known}")))?;
    let folder = std::env::temp_dir().join(format!("sillage-bench-{}", Uuid::now_v7()));
    let measured = work(&folder);
    std::fs::remove_dir_all(&folder)?;
    let rows = measured?;
    if as_json {
        let rows: Vec<Value> = rows
            .iter()
            .map(|row| json!({ "name": row.name, "unit": row.unit, "measured": row.measured, "target": row.target }))
            .collect();
        desk::say(json!({ "rows": rows }));
    } else {
        for row in rows {
            let Row { name, measured, unit, target } = row;
            desk::say(format_args!("{name:<44} {measured:>9.3} {unit} (at most {target} {unit})"));
        }
    }
    Ok(())
}

fn measure_in(folder: &Path) -> Result<Vec<Row>, Trouble> {
    let desk = Desk::at(folder)?;
    desk.app().open_practice("coach", "fr")?;
    let today = desk.call("visit.get_today", json!({}))?;
    let planned = today["next"][0]["visit"].clone();
    let day = desk.call("visit.start_visit", json!({ "visit": planned }))?["visit_day"].clone();
    let mut counting = taps::Counting::open(&desk, &day, 0)?;
    let at_none = counting.measure(&desk)?;
    let mut rows = at_none.rows();
    rows.extend(report(&desk, &day, folder)?);
    rows.extend(spreadsheet(&desk, folder)?);
    rows.push(search(&desk, &day)?);
    rows.push(people::measure(&desk)?);
    rows.extend(week::measure(&desk, folder)?);
    rows.push(counting.measure(&desk)?.beside(&at_none));
    Ok(rows)
}

fn report(desk: &Desk, day: &Value, folder: &Path) -> Result<Vec<Row>, Trouble> {
    let day_id: Uuid = day.as_str().and_then(|id| id.parse().ok()).ok_or(Trouble::NoDay)?;
    let body = json!({ "visit_day": day, "kind": "irritant", "text": "Vingt photos d’un comptoir" });
    let finding = desk.call("visit.record_finding", body)?["finding"]
        .as_str()
        .and_then(|id| id.parse().ok())
        .ok_or(Trouble::NoDay)?;
    for n in 0..PHOTOS {
        desk.app().put_photo(PhotoTarget::Owner { owner: finding, day: day_id }, &picture(n)?)?;
    }
    let make = || {
        timed(|| {
            desk.call(
                "report.make_report",
                json!({ "visit_day": day, "names": "full", "locale": "fr", "path": folder }),
            )
            .map(drop)
        })
    };
    let (first, warm) = (make()?, make()?);
    Ok(vec![
        Row { name: "report with 20 photos, first".into(), unit: "s", measured: first.as_secs_f64(), target: 3.0 },
        Row { name: "report with 20 photos, warm".into(), unit: "s", measured: warm.as_secs_f64(), target: 0.5 },
        Row {
            name: "memory of the report's worker, peak".into(),
            unit: "MiB",
            measured: worker_peak_mib(),
            target: 512.0,
        },
    ])
}

fn spreadsheet(desk: &Desk, folder: &Path) -> Result<Vec<Row>, Trouble> {
    let path = folder.join("network.xlsx");
    std::fs::write(&path, network().map_err(std::io::Error::other)?)?;
    let mut token = Value::Null;
    let preview = timed(|| {
        let seen = desk.call("network.preview_spreadsheet", json!({ "path": path, "locale": "en" }))?;
        if seen["trouble_count"] != 0 {
            return Err(Trouble::Unexpected(seen["troubles"][0].to_string()));
        }
        token = seen["token"].clone();
        Ok(())
    })?;
    let import = timed(|| desk.call("network.import_spreadsheet", json!({ "token": token })).map(drop))?;
    Ok(vec![
        Row {
            name: "300 units and 5,000 people, preview".into(),
            unit: "s",
            measured: preview.as_secs_f64(),
            target: 3.0,
        },
        Row {
            name: "300 units and 5,000 people, import".into(),
            unit: "s",
            measured: import.as_secs_f64(),
            target: 10.0,
        },
    ])
}

/// A workbook of a whole network: units with five zones and a week of hours each, people spread over them.
fn network() -> Result<Vec<u8>, sillage_sheets::WriteError> {
    let sheet = |name: &str, headings: &[&str], rows: Vec<Vec<String>>| sillage_sheets::SheetToWrite {
        name: name.to_owned(),
        columns: headings
            .iter()
            .map(|heading| sillage_sheets::Column { heading: (*heading).to_owned(), width: 12, ..Default::default() })
            .collect(),
        rows: rows.iter().map(|row| row.iter().map(|cell| cell.as_str().into()).collect()).collect(),
    };
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let code = |unit: u32| format!("B{unit:03}");
    let each = |of: &dyn Fn(u32) -> Vec<Vec<String>>| (1..=UNITS).flat_map(of).collect::<Vec<_>>();
    let units = each(&|unit| vec![row(&[&code(unit), &format!("Bench {unit}"), "Shop"])]);
    let zones =
        each(&|unit| (1..=5).map(|zone| row(&[&code(unit), &zone.to_string(), &format!("Zone {zone}")])).collect());
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    let hours = each(&|unit| days.iter().map(|day| row(&[&code(unit), day, "9:30", "19:00"])).collect());
    let people = (1..=PEOPLE)
        .map(|n| row(&[&format!("Person {n}"), &format!("{n:05}"), "Team member", &code(n % UNITS + 1), "2026-01-05"]));
    let sheets = [
        sheet("Units", &["Code", "Name", "Kind"], units),
        sheet("Zones", &["Unit", "Order", "Name"], zones),
        sheet("Hours", &["Unit", "Day", "Opens", "Closes"], hours),
        sheet("People", &["Name", "Number", "Role", "Unit", "Since"], people.collect()),
    ];
    sillage_sheets::write("About", &[], &sheets)
}

/// What the palette asks at each key, with a network of some years behind it.
fn search(desk: &Desk, day: &Value) -> Result<Row, Trouble> {
    for n in 0..ITEMS {
        let text = format!("Constat {n} : le hall d’entrée sent le carton humide");
        desk.call("visit.record_finding", json!({ "visit_day": day, "kind": "irritant", "text": text }))?;
    }
    let mut times = Vec::new();
    for _ in 0..25 {
        for text in TYPED {
            times.push(timed(|| desk.call("search.list_matches", json!({ "text": text })).map(drop))?);
        }
    }
    times.sort();
    let slow = times.get(times.len() * 95 / 100).copied().unwrap_or_default();
    Ok(Row {
        name: "search among 5,000 items, a key, p95".into(),
        unit: "ms",
        measured: slow.as_secs_f64() * 1_000.0,
        target: 50.0,
    })
}

/// A picture of 4 megapixels with some grain, different for each `n`: the same bytes twice would be kept once.
fn picture(n: u32) -> Result<Vec<u8>, Trouble> {
    let pixels = image::RgbImage::from_fn(2_400, 1_600, |x, y| {
        let grain = x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)).wrapping_add(n) >> 27;
        let shade = |value: u32| u8::try_from(value & 0xff).unwrap_or(u8::MAX);
        image::Rgb([shade(x / 10 + n + grain), shade(y / 7 + grain), shade((x + y) / 16 + grain)])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Jpeg).map_err(std::io::Error::other)?;
    Ok(bytes.into_inner())
}

/// Peak memory of this program's children, read while the worker still lives.
fn worker_peak_mib() -> f64 {
    let own = std::process::id().to_string();
    let peak = |pid: &std::path::Path| -> Option<f64> {
        let status = std::fs::read_to_string(pid.join("status")).ok()?;
        let field =
            |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(|rest| rest.trim().to_owned());
        (field("PPid:")? == own).then_some(())?;
        field("VmHWM:")?.split_whitespace().next()?.parse::<f64>().ok()
    };
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.filter_map(|entry| peak(&entry.path())).fold(0.0, f64::max) / 1_024.0
}

#[expect(clippy::disallowed_methods, reason = "measuring is what this module is for")]
fn timed(work: impl FnOnce() -> Result<(), Trouble>) -> Result<Duration, Trouble> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
