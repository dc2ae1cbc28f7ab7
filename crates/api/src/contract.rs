//! The contract: every command with the types of its request and answer, as TypeScript and as JSON Schema.

use std::{any::TypeId, collections::BTreeMap, fmt::Write};

use schemars::{Schema, SchemaGenerator, generate::SchemaSettings};
use serde::Serialize;
use ts_rs::{Config, TS, TypeVisitor};

use crate::Registry;

type Declare = fn(&mut Declarations<'_>);

/// A Rust type as the contract sees it.
pub(crate) struct TypeNames {
    name: fn(&Config) -> String,
    declare: Declare,
}

impl TypeNames {
    pub(crate) fn of<T: TS + 'static>() -> Self {
        Self { name: T::name, declare: |into| into.visit::<T>() }
    }
}

/// TypeScript declarations collected so far, by name.
pub(crate) struct Declarations<'a> {
    config: &'a Config,
    seen: Vec<TypeId>,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        // Only types with a declaration of their own have an output path; the rest is spelled in place.
        if T::output_path().is_some() {
            let text = format!("export {}", T::decl(self.config));
            if let Some(other) = self.found.insert(T::ident(self.config), text.clone()) {
                assert!(other == text, "two types are called {}", T::ident(self.config));
            }
        }
        T::visit_dependencies(self);
    }
}

/// The TypeScript contract: types, then the map of commands.
pub fn typescript(registry: &Registry) -> String {
    let config = Config::new().with_large_int("number");
    let mut declarations = Declarations { config: &config, seen: Vec::new(), found: BTreeMap::new() };
    let mut map = String::new();
    for command in registry.iter() {
        (command.ask.declare)(&mut declarations);
        (command.answer.declare)(&mut declarations);
        let (ask, answer) = ((command.ask.name)(&config), (command.answer.name)(&config));
        // Writing to a string cannot fail.
        let _ = writeln!(map, "  \"{}\": {{ ask: {ask}; answer: {answer} }};", command.name);
    }
    let types: String = declarations.found.values().fold(String::new(), |text, declaration| text + declaration + "\n");
    format!(
        "// Generated from the command registry by `cargo xtask codegen`. Do not edit.\n\n{types}\nexport interface Commands {{\n{map}}}\n"
    )
}

/// One command, described for people and programs.
#[derive(Serialize)]
pub struct Described {
    /// Name.
    pub name: &'static str,
    /// `read`, `write`, `final` (may be corrected, never undone) or `app`.
    pub kind: &'static str,
    /// JSON Schema of the request.
    pub ask: Schema,
    /// JSON Schema of the answer.
    pub answer: Schema,
}

/// Every command with its schemas, and the schemas they refer to.
pub fn describe(registry: &Registry) -> (Vec<Described>, serde_json::Map<String, serde_json::Value>) {
    let mut generator: SchemaGenerator = SchemaSettings::draft2020_12().into_generator();
    let commands = registry
        .iter()
        .map(|command| Described {
            name: command.name,
            kind: match &command.run {
                crate::registry::Run::App(_) => "app",
                crate::registry::Run::Read(_) => "read",
                crate::registry::Run::Write(_, false) => "write",
                crate::registry::Run::Write(_, true) => "final",
            },
            ask: (command.ask_schema)(&mut generator),
            answer: (command.answer_schema)(&mut generator),
        })
        .collect();
    (commands, generator.take_definitions(true))
}
