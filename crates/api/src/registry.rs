//! The list of commands. A feature registers its own; hosts, the contract and the tests walk the list.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use sillage_store::{Reader, Writer};
use ts_rs::TS;

use crate::{App, Failure, contract::TypeNames};

/// When a command answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Always: profiles, language.
    Always,
    /// While a profile is open.
    Open,
    /// While a profile is open, and in hand-over mode too.
    Handover,
}

pub(crate) type OnApp = Box<dyn Fn(&App, Value) -> Result<Value, Failure> + Send + Sync>;
pub(crate) type OnReader = Box<dyn Fn(&Reader<'_>, Value) -> Result<Value, Failure> + Send + Sync>;
pub(crate) type OnWriter = Box<dyn Fn(&mut Writer<'_>, Value) -> Result<Value, Failure> + Send + Sync>;

pub(crate) enum Run {
    App(OnApp),
    Read(OnReader),
    Write(OnWriter, bool),
}

/// One command.
pub struct Command {
    pub(crate) name: &'static str,
    pub(crate) access: Access,
    pub(crate) run: Run,
    pub(crate) ask: TypeNames,
    pub(crate) answer: TypeNames,
    pub(crate) ask_schema: fn(&mut SchemaGenerator) -> Schema,
    pub(crate) answer_schema: fn(&mut SchemaGenerator) -> Schema,
}

impl Command {
    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Queries are named by their verb.
    pub(crate) fn is_query(&self) -> bool {
        let verb = self.name.split_once('.').map_or(self.name, |(_, verb)| verb);
        ["get_", "list_", "count_"].iter().any(|prefix| verb.starts_with(prefix))
    }
}

/// Every command, by name.
#[derive(Default)]
pub struct Registry {
    commands: BTreeMap<&'static str, Command>,
}

/// What a command is asked: typed, documented in the contract.
pub trait Ask: DeserializeOwned + TS + JsonSchema + 'static {}
impl<T: DeserializeOwned + TS + JsonSchema + 'static> Ask for T {}

/// What a command answers: a named struct.
pub trait Answer: Serialize + TS + JsonSchema + 'static {}
impl<T: Serialize + TS + JsonSchema + 'static> Answer for T {}

impl Registry {
    /// The command of that name.
    pub(crate) fn find(&self, name: &str) -> Option<&Command> {
        self.commands.get(name)
    }

    /// Every command, in order of names.
    pub fn iter(&self) -> impl Iterator<Item = &Command> {
        self.commands.values()
    }

    /// A query.
    pub fn read<Q: Ask, A: Answer>(&mut self, name: &'static str, run: fn(&Reader<'_>, Q) -> Result<A, Failure>) {
        self.read_for(Access::Open, name, run);
    }

    /// A query that also answers in hand-over mode.
    pub fn read_in_handover<Q: Ask, A: Answer>(
        &mut self,
        name: &'static str,
        run: fn(&Reader<'_>, Q) -> Result<A, Failure>,
    ) {
        self.read_for(Access::Handover, name, run);
    }

    fn read_for<Q: Ask, A: Answer>(
        &mut self,
        access: Access,
        name: &'static str,
        run: fn(&Reader<'_>, Q) -> Result<A, Failure>,
    ) {
        self.insert::<Q, A>(name, access, Run::Read(Box::new(move |db, body| answer(run(db, ask(body)?)))));
    }

    /// An act that can be undone.
    pub fn write<Q: Ask, A: Answer>(&mut self, name: &'static str, run: fn(&mut Writer<'_>, Q) -> Result<A, Failure>) {
        self.write_for(Access::Open, false, name, run);
    }

    /// An act that can be undone, and done in hand-over mode too.
    pub fn write_in_handover<Q: Ask, A: Answer>(
        &mut self,
        name: &'static str,
        run: fn(&mut Writer<'_>, Q) -> Result<A, Failure>,
    ) {
        self.write_for(Access::Handover, false, name, run);
    }

    /// An act that may be corrected but never undone.
    pub fn write_final<Q: Ask, A: Answer>(
        &mut self,
        name: &'static str,
        run: fn(&mut Writer<'_>, Q) -> Result<A, Failure>,
    ) {
        self.write_for(Access::Open, true, name, run);
    }

    /// An act that may be corrected but never undone, done in hand-over mode too.
    pub fn write_final_in_handover<Q: Ask, A: Answer>(
        &mut self,
        name: &'static str,
        run: fn(&mut Writer<'_>, Q) -> Result<A, Failure>,
    ) {
        self.write_for(Access::Handover, true, name, run);
    }

    fn write_for<Q: Ask, A: Answer>(
        &mut self,
        access: Access,
        is_final: bool,
        name: &'static str,
        run: fn(&mut Writer<'_>, Q) -> Result<A, Failure>,
    ) {
        self.insert::<Q, A>(name, access, Run::Write(Box::new(move |tx, body| answer(run(tx, ask(body)?))), is_final));
    }

    /// A command on the application itself: profiles, backups, files.
    pub(crate) fn app<Q: Ask, A: Answer>(
        &mut self,
        name: &'static str,
        access: Access,
        run: fn(&App, Q) -> Result<A, Failure>,
    ) {
        self.insert::<Q, A>(name, access, Run::App(Box::new(move |app, body| answer(run(app, ask(body)?)))));
    }

    fn insert<Q: Ask, A: Answer>(&mut self, name: &'static str, access: Access, run: Run) {
        let command = Command {
            name,
            access,
            run,
            ask: TypeNames::of::<Q>(),
            answer: TypeNames::of::<A>(),
            ask_schema: |generator| generator.subschema_for::<Q>(),
            answer_schema: |generator| generator.subschema_for::<A>(),
        };
        let twice = self.commands.insert(name, command);
        assert!(twice.is_none(), "command {name} is registered twice");
    }
}

fn ask<Q: DeserializeOwned>(body: Value) -> Result<Q, Failure> {
    serde_json::from_value(body).map_err(|error| Failure::new("malformed_request").traced(error))
}

fn answer<A: Serialize>(answer: Result<A, Failure>) -> Result<Value, Failure> {
    serde_json::to_value(answer?).map_err(|error| Failure::new("store_failed").traced(error))
}
