//! The hostile texts: what is found out of, runs, or is taken for a formula where a text is not taken as a text.

/// Markup of the report and of screens, a formula, a script, emoji, other writings, a tower of marks: 118 characters.
pub(super) const VISIBLE: &str = "=cmd|'/C calc'!A0 #x() $y$ *a* _b_ <script>w=1</script><img src=x onerror=w=1> {@html f} 👩🏽‍🚒 漢字 עברית Z\u{337}\u{327}\u{34E}a";
/// The same in the 20 characters of a code.
pub(super) const BRIEF: &str = "=1+1 #x() <b> $é$ 漢";
/// What hides or turns other text around, and what no key types.
pub(super) const HIDDEN: [&str; 4] = [
    "\u{202E}lasrever\u{202C}",
    "\u{2067}isolate\u{2069} \u{200F}",
    "bell \u{7} escape \u{1B}[31m",
    "the end \u{0} and more",
];

/// What a text says to a database that reads it as a part of its question.
pub(crate) const SQL: [&str; 36] = [
    "' OR '1'='1",
    "\" OR \"\"=\"",
    "') OR ('1'='1",
    "' OR 1=1 --",
    "' OR 1=1 /*",
    "' OR 1=1 #",
    "1 OR 1=1",
    "'; DROP TABLE op; --",
    "\"; DELETE FROM entity; --",
    "`; DROP TABLE act; `",
    "]; DROP TABLE draft; [",
    "); DELETE FROM draft; --",
    "' UNION SELECT line FROM op --",
    "' UNION ALL SELECT NULL,NULL,key FROM meta --",
    "'||(SELECT sql FROM sqlite_schema)||'",
    "' AND 1=(SELECT count(*) FROM meta) --",
    "'; ATTACH 'x.db' AS x; --",
    "'; PRAGMA key=''; --",
    "'; COMMIT; --",
    "' COLLATE NOCASE --",
    "' ESCAPE '%",
    "%",
    "%' OR '%'='",
    "_%_",
    "' GLOB '*",
    "\"x\" MATCH '*\" NEAR y'",
    "x* OR y",
    "\\' OR 1=1 --",
    "\\",
    "''''",
    "’ OR ‘1’=‘1",
    "ʼ OR 1=1 --",
    "＇ OR 1=1 --",
    "?1 :a $a",
    "$.name') OR ('$'='$",
    "'; SELECT pg_sleep(9); --",
];
/// What ends the text, the name or the remark a question of a database holds,
const ENDS: [&str; 12] = ["'", "\"", "`", "]", ")", "')", "\")", "''", "\\'", "';", "*/", "’"];
/// and what is done then.
const THEN: [&str; 40] = [
    " OR 1=1 --",
    " OR 1=1 #",
    " OR '1'='1",
    " OR TRUE /*",
    " AND 1=0 --",
    " AND 1=(SELECT count(*) FROM op) --",
    " AND 1=CAST((SELECT version()) AS int) --",
    " AND (SELECT hex(randomblob(99999))) --",
    " UNION SELECT NULL --",
    " UNION SELECT NULL,NULL,NULL --",
    " UNION ALL SELECT key,value FROM meta --",
    " UNION SELECT sql FROM sqlite_schema --",
    " UNION SELECT usename FROM pg_user --",
    " INTERSECT SELECT 1 --",
    " EXCEPT SELECT 1 --",
    " ORDER BY 99 --",
    " GROUP BY 1 HAVING 1=1 --",
    " LIMIT 0 OFFSET 9 --",
    " LIKE '%",
    " GLOB '*",
    " MATCH 'x NEAR y",
    " REGEXP '.*",
    " IS NOT NULL --",
    " BETWEEN 0 AND 9 --",
    " IN (SELECT e FROM entity) --",
    " ESCAPE '\\' --",
    " COLLATE RTRIM --",
    "; DROP TABLE op; --",
    "; DELETE FROM draft; --",
    "; UPDATE op SET line=''; --",
    "; INSERT INTO meta VALUES (1,2); --",
    "; CREATE TRIGGER t AFTER INSERT ON op BEGIN SELECT 1; END; --",
    "; ATTACH '/tmp/x' AS x; --",
    "; PRAGMA writable_schema=1; --",
    "; VACUUM INTO '/tmp/x'; --",
    "; ROLLBACK; --",
    "; COPY op TO '/tmp/x'; --",
    "; SELECT load_extension('x'); --",
    "||(SELECT key FROM meta)||'",
    "::text; SELECT 1; --",
];

/// The questions above, and each end with each of what is done: five hundred and more.
pub(crate) fn every_question() -> impl Iterator<Item = String> {
    let paired = ENDS.into_iter().flat_map(|end| THEN.map(|then| format!("x{end}{then}")));
    SQL.into_iter().map(str::to_owned).chain(paired)
}

/// What a text makes a page do that reads it as a part of itself.
pub(crate) const SCRIPTS: [&str; 30] = [
    "<script>w=1</script>",
    "</script><script>w=1</script>",
    "<ScRiPt>w=1</sCrIpT>",
    "<script/src=//x.example></script>",
    "<img src=x onerror=w=1>",
    "<img src=\"x\" onerror='w=1'//",
    "<svg onload=w=1>",
    "<svg/onload=w=1>",
    "<svg><script>w=1</script></svg>",
    "<math href=javascript:w=1>x</math>",
    "<body onload=w=1>",
    "<iframe srcdoc='<script>w=1</script>'>",
    "<iframe src=javascript:w=1>",
    "<object data=javascript:w=1>",
    "<embed src=//x.example>",
    "<a href=javascript:w=1>x</a>",
    "<form action=javascript:w=1><button>",
    "<input autofocus onfocus=w=1>",
    "<details open ontoggle=w=1>",
    "<style>@import '//x.example'</style>",
    "<link rel=stylesheet href=//x.example>",
    "<meta http-equiv=refresh content=0>",
    "<base href=//x.example>",
    "<template><img onerror=w=1></template>",
    "\" onmouseover=w=1 x=\"",
    "' autofocus onfocus=w=1 x='",
    "--><img src=x onerror=w=1><!--",
    "{@html '<b>'}{w=1}${w=1}{{w=1}}",
    "javascript:/*--></title>*/w=1",
    "&lt;b&gt;&#60;script&#62;w=1",
];
/// How a text begins that a spreadsheet takes for a formula.
pub(crate) const FORMULAS: [&str; 16] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|'/C calc'!A0",
    "=HYPERLINK(\"//x\")",
    "=IMPORTXML(A1,\"//x\")",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "'=1+1",
    "\"=1+1",
    "%0A-1+1",
    "|=1+1",
    ";=1+1",
];
/// How many texts made of all three each field is given. With `SILLAGE_QUESTIONS=all` it is also given every question.
pub(super) const EACH: usize = 2;

/// A text of all three; each part meets another one the next time.
pub(super) fn of_three(turn: usize) -> String {
    let [formula, sql, script] = [&FORMULAS[..], &SQL, &SCRIPTS].map(|of| of[turn % of.len()]);
    format!("{formula} {sql} {script}")
}
