//! Names a file may be given by somebody who wants to reach another one, hide what it is, or break whoever keeps it.

/// Ways up and out, before and instead of a name.
const PATHS: [&str; 40] = [
    "../",
    "../../",
    "../../../../",
    "..\\",
    "..\\..\\",
    "....//",
    ".../",
    "./../",
    "a/../../",
    "a\\..\\..\\",
    "/",
    "//",
    "///etc/",
    "/etc/",
    "/proc/self/",
    "/dev/",
    "\\",
    "\\\\server\\share\\",
    "//server/share/",
    "C:\\",
    "C:/",
    "C:",
    "c:\\",
    "Z:\\..\\",
    "\\\\?\\C:\\",
    "\\\\.\\",
    "\\\\?\\UNC\\server\\share\\",
    "\\??\\C:\\",
    "file:///",
    "file:",
    "~/",
    "~root/",
    "$HOME/",
    "${HOME}/",
    "%TEMP%\\",
    "%2e%2e/",
    "%2e%2e%2f",
    "..%2f",
    "..%5c",
    "..%c0%af",
];
/// What Windows takes for a device, whatever follows the first dot.
const DEVICES: [&str; 9] = ["CON", "PRN", "AUX", "NUL", "COM", "LPT", "CONIN$", "CONOUT$", "CLOCK$"];
/// What is cut off, taken for a second stream, or ends a name early.
const ENDINGS: [&str; 31] = [
    ".",
    "..",
    "...",
    ". .",
    " ",
    "  ",
    ". ",
    "/",
    "\\",
    "/.",
    "/..",
    "\\..",
    ":",
    ":stream",
    "::$DATA",
    ":x:$DATA",
    "::$INDEX_ALLOCATION",
    "\0",
    "\0.db",
    "\0/../x",
    "\n",
    "\r\n",
    "\t",
    "\u{7}",
    "\u{1B}[31m",
    ".lnk",
    ".exe",
    "~1",
    "%00",
    ";x",
    "|x",
];
/// What hides, turns around, or looks like a separator.
const INSIDE: [char; 22] = [
    '\u{202E}', '\u{202D}', '\u{2066}', '\u{2069}', '\u{200B}', '\u{200D}', '\u{FEFF}', '\u{AD}', '\u{85}', '\u{2028}',
    '\u{2215}', '\u{2044}', '\u{FF0F}', '\u{FF3C}', '\u{2024}', '\u{FF0E}', '\u{301}', '<', '>', '"', '?', '*',
];

/// Over two hundred bad names made of a good one.
pub fn bad(good: &str) -> Vec<String> {
    let mut names: Vec<String> = ["", " ", ".", "..", "...", "-rf", "--help", "*", "?", "\0", "\u{202E}", "con.db"]
        .into_iter()
        .map(str::to_owned)
        .collect();
    names.extend(PATHS.iter().flat_map(|path| [format!("{path}{good}"), format!("{path}vault.json")]));
    names.extend(DEVICES.iter().flat_map(|device| ["", ".db", " .txt"].map(|end| format!("{device}{end}"))));
    names.extend((1..=9).flat_map(|n| [format!("COM{n}"), format!("lpt{n}.json")]));
    names.extend(ENDINGS.iter().map(|end| format!("{good}{end}")));
    let middle = good.len() / 2;
    names.extend(INSIDE.iter().map(|inside| format!("{}{inside}{}", &good[..middle], &good[middle..])));
    names.extend((1..0x20).map(|code| format!("{}{good}", char::from(code))));
    names.extend([101, 255, 256, 4_096].map(|length| good.repeat(length / good.len() + 1)[..length].to_owned()));
    names.extend([100, 2_048].map(|up| format!("{}{good}", "../".repeat(up))));
    names
}
