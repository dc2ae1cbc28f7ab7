//! An invented visit day in both languages: every part filled, every state present once.

use sillage_domain::{
    action::{ActionKind, ActionSource, ActionStatus},
    flow::CountUnit,
    observation::Absence,
    visit::{Edition, Names},
    walk::{Cause, FindingDecision, FindingKind, Sense},
};
use sillage_i18n::{Locale, Words};
use sillage_report::{
    ActionLine, Bin, BinState, Criterion, DashboardLine, DashboardPart, DebriefPart, FactLine, Figure, FindingLine,
    FlowPart, Handling, HeatCell, Marks, Namer, ObservationPart, PhotoEntry, Promise, Say, Stream, TallyLine,
    VisitDocument, WalkPart, ZoneRow, enchantments, irritants,
};

#[path = "sample/papers.rs"]
mod papers;

/// French and English of one text.
type Pair = (&'static str, &'static str);

pub struct Sample {
    words: Words,
    say: Say,
}

impl Sample {
    pub fn new(locale: Locale) -> Self {
        let words = Words::new(locale);
        Self { words, say: Say(words) }
    }

    fn tr(&self, pair: Pair) -> String {
        match self.words.locale {
            Locale::Fr => pair.0,
            Locale::En => pair.1,
        }
        .to_owned()
    }

    pub fn empty(&self) -> VisitDocument {
        let mut document = VisitDocument::new(
            &self.words,
            Edition::Manager,
            Names::Full,
            1,
            "Saint-Michel",
            &self.tr(("mardi 24 novembre 2026", "Tuesday 24 November 2026")),
        );
        document.generated_at = self.tr(("24 novembre 2026 à 17:42", "24 November 2026 at 17:42"));
        document.generated_iso = "2026-11-24T17:42:10.000+01:00".to_owned();
        document
    }

    pub fn full(&self) -> VisitDocument {
        let mut d = self.empty();
        let mut namer = Namer::new(&self.words, Names::Full);
        d.network = "Maison Tilleul".to_owned();
        d.number = 2;
        d.mark = self.words.text("report-mark", &[("number", "2".into())]);
        d.replaces = Some(self.words.text("report-replaces", &[("number", "1".into())]));
        d.coach = namer.name("c", "Claire Vasseur", None);
        d.present = ["Marc Delorme", "Amina Kaddour", "Paul Dervaux", "Inès Roche"]
            .map(|name| namer.name(name, name, None))
            .to_vec();
        d.intention = self.tr((
            "Voir l’accueil pendant la pointe de 11 h et ce que devient la file quand un seul poste est ouvert.",
            "See the welcome during the 11 o’clock peak, and what becomes of the queue when one desk is open.",
        ));
        d.walk = self.walk();
        d.flow = self.flow();
        d.summary.enchantments = enchantments(&d.walk.findings);
        d.summary.irritants = irritants(&d.walk.findings);
        d.actions = self.actions();
        d.summary.actions = d.actions.iter().take(3).cloned().collect();
        d.summary.next_visit = Some(self.tr(("mardi 8 décembre 2026", "Tuesday 8 December 2026")));
        d.summary.celebration = Some(self.tr((
            "Une cliente est revenue remercier Inès, qui l’avait raccompagnée jusqu’à l’arrêt de bus sous la pluie.",
            "A customer came back to thank Inès, who had walked her to the bus stop in the rain.",
        )));
        d.observations = self.observations();
        d.debriefs = self.debriefs();
        d.previous_promises = self.promises();
        d.dashboard = self.dashboard();
        d.missing = vec![self.words.text("report-missing-debrief", &[("person", "Paul Dervaux".into())])];
        d
    }

    fn finding(
        &self,
        kind: FindingKind,
        place: (Pair, Sense),
        text: Pair,
        perception: i32,
        marks: Option<(i32, i32, i32)>,
    ) -> FindingLine {
        let (sign, kind) = self.say.finding(kind);
        FindingLine {
            sign,
            kind,
            place: format!("{} · {}", self.tr(place.0), self.say.sense(place.1)),
            text: self.tr(text),
            perception: Some(perception),
            marks: marks.map(|(severity, frequency, ease)| Marks::new(&self.words, severity, frequency, ease)),
            ..FindingLine::default()
        }
    }

    fn walk(&self) -> WalkPart {
        const QUEUE: Pair = ("File d’attente", "Queue");
        const TILL: Pair = ("Caisse", "Till");
        const FRONT: Pair = ("Vitrine", "Front window");
        const DESK: Pair = ("Comptoir de conseil", "Advice desk");
        let cell = |marks: &[Option<i32>]| HeatCell::new(&self.words, marks);
        let zone = |name: Pair, cells: [&[Option<i32>]; 4]| ZoneRow {
            zone: self.tr(name),
            cells: cells.iter().map(|marks| cell(marks)).collect(),
        };
        let zones = vec![
            zone(("Abords et parking", "Approach and parking"), [&[Some(-1), Some(0)], &[], &[Some(0)], &[Some(-1)]]),
            zone(FRONT, [&[Some(2), Some(2)], &[None], &[None], &[Some(0)]]),
            zone(QUEUE, [&[Some(-1), Some(-2)], &[Some(0)], &[Some(-2), Some(-1)], &[Some(-2), Some(1)]]),
            zone(DESK, [&[Some(1), Some(1)], &[Some(1)], &[Some(2)], &[Some(0)]]),
            zone(TILL, [&[Some(0)], &[Some(-1)], &[None], &[]]),
            zone(("Sortie", "Exit"), [&[Some(1)], &[], &[], &[]]),
        ];
        let mut drain = self.finding(
            FindingKind::Irritant,
            (QUEUE, Sense::Smell),
            (
                "Odeur d’égout près de la borne, plus forte en fin de matinée ; deux clients se sont écartés.",
                "Drain smell by the kiosk, stronger late in the morning; two customers stepped away.",
            ),
            -2,
            Some((4, 5, 3)),
        );
        drain.decision = self.say.decision(FindingDecision::Action, None);
        drain.photos = vec![1];
        let mut trip = self.finding(
            FindingKind::Irritant,
            (("Abords et parking", "Approach and parking"), Sense::Sight),
            ("Dalle descellée devant la porte.", "Loose slab in front of the door."),
            -1,
            Some((5, 1, 2)),
        );
        trip.safety = true;
        trip.decision = self.say.decision(FindingDecision::Action, None);
        trip.cause = self.say.cause(Cause::Space);
        trip.photos = vec![2];
        let mut radio = self.finding(
            FindingKind::Irritant,
            (QUEUE, Sense::Hearing),
            ("La radio diffuse des publicités de concurrents.", "The radio plays competitors’ advertisements."),
            -2,
            Some((3, 5, 4)),
        );
        radio.decision = self.say.decision(
            FindingDecision::Accepted,
            Some(&self.tr(("contrat jusqu’en janvier", "contract until January"))),
        );
        let desk = self.finding(
            FindingKind::Rupture,
            (DESK, Sense::Sight),
            (
                "À 11 h 10, un client repart après quatre minutes sans un regard.",
                "At 11:10 a customer leaves after four minutes without a glance.",
            ),
            -2,
            None,
        );
        let window = self.finding(
            FindingKind::Enchantment,
            (FRONT, Sense::Sight),
            (
                "La vitrine raconte le producteur de la semaine ; trois passants s’arrêtent pour lire.",
                "The window tells about the producer of the week; three passers-by stop and read.",
            ),
            2,
            None,
        );
        let bread = self.finding(
            FindingKind::Enchantment,
            (DESK, Sense::Smell),
            ("Odeur de pain chaud dès l’entrée du comptoir.", "Smell of warm bread as one reaches the desk."),
            2,
            None,
        );
        let passes = [
            (
                "Vue, heure de pointe : Claire Vasseur et une collègue de la boulangerie, 9 min",
                "Sight, peak time: Claire Vasseur and a colleague from the bakery, 9 min",
            ),
            ("Toucher, heure calme : Claire Vasseur, 6 min", "Touch, quiet time: Claire Vasseur, 6 min"),
            (
                "Odorat, heure de pointe : Claire Vasseur et Inès Roche, 8 min",
                "Smell, peak time: Claire Vasseur and Inès Roche, 8 min",
            ),
            (
                "Ouïe, heure de pointe : Claire Vasseur et Inès Roche, 7 min",
                "Hearing, peak time: Claire Vasseur and Inès Roche, 7 min",
            ),
        ];
        WalkPart {
            observers: self.words.text("report-observers-outside", &[("count", 3.into()), ("outside", "1".into())]),
            passes: passes.into_iter().map(|pass| self.tr(pass)).collect(),
            senses: [Sense::Sight, Sense::Touch, Sense::Smell, Sense::Hearing]
                .map(|sense| self.say.sense(sense))
                .to_vec(),
            zones,
            findings: vec![trip, drain, radio, desk, window, bread],
        }
    }

    fn flow(&self) -> FlowPart {
        let w = &self.words;
        let slots = [
            ("09:00", Some((4, 15.0))),
            ("09:15", Some((9, 15.0))),
            ("09:30", Some((12, 15.0))),
            ("09:45", Some((7, 5.0))),
            ("10:00", None),
            ("10:15", None),
            ("10:30", Some((14, 15.0))),
            ("10:45", Some((22, 15.0))),
            ("11:00", Some((31, 15.0))),
            ("11:15", Some((19, 15.0))),
            ("11:30", Some((0, 15.0))),
            ("11:45", Some((19, 15.0))),
        ];
        let ends = slots.iter().map(|slot| slot.0).skip(1).chain(["12:00"]);
        let bins = slots.iter().zip(ends).map(|((start, seen), end)| {
            let label = format!("{start}–{end}");
            let start = (*start).to_owned();
            match seen {
                None => Bin {
                    start,
                    label,
                    count: Figure::none(),
                    observed_min: Figure::new(w, 0.0, 0),
                    coverage: Figure::share(w, 0.0),
                    remark: self.tr(("écran quitté", "screen left")),
                    ..Bin::default()
                },
                Some((count, minutes)) => Bin {
                    start,
                    label,
                    state: if *minutes < 15.0 { BinState::Partial } else { BinState::Counted },
                    count: Figure::new(w, f64::from(*count), 0),
                    observed_min: Figure::new(w, *minutes, 0),
                    coverage: Figure::share(w, minutes / 15.0),
                    remark: String::new(),
                },
            }
        });
        let stream = Stream {
            title: format!(
                "{} · {}",
                self.tr(("Entrée principale", "Main entrance")),
                self.say.channel(sillage_domain::referential::Channel::WalkIn)
            ),
            rule: self.say.rule(CountUnit::Group),
            finding: w.text("report-peak", &[("from", "11:00".into()), ("to", "11:15".into()), ("count", "31".into())]),
            windows: vec![w.text(
                "report-window",
                &[("from", "09:00".into()), ("to", "12:00".into()), ("observed", w.minutes(140.0).into())],
            )],
            gaps: vec![w.text("report-gap", &[("from", "09:50".into()), ("to", "10:30".into())])],
            bins: bins.collect(),
            total: Figure::new(w, 137.0, 0),
            observed_min: Figure::new(w, 140.0, 0),
            left_unserved: Some(w.text("report-left-of", &[("left", "9".into()), ("all", "137".into())])),
            tallies: vec![TallyLine {
                name: self.tr(("Demande un horaire", "Asks for opening hours")),
                count: Figure::new(w, 11.0, 0),
            }],
            caution: vec![w.text("report-one-day", &[])],
        };
        FlowPart {
            conclusion: Some(self.tr((
                "Pointe de 11 h 00 à 11 h 15 : 31 arrivées pour un poste ouvert sur trois ; 9 clients sont partis sans être servis.",
                "Peak from 11:00 to 11:15: 31 arrivals for one desk open out of three; 9 customers left unserved.",
            ))),
            streams: vec![stream],
            handling: vec![Handling {
                title: self.tr(("Comptoir de conseil", "Advice desk")),
                sentence: self.tr(("5 clients suivis, médiane 4 min 10 s, de 2 min 05 s à 7 min 30 s.", "5 customers followed, median 4 min 10 s, from 2 min 05 s to 7 min 30 s.")),
                samples: ["2:05", "3:40", "4:10", "5:55", "7:30"].map(str::to_owned).to_vec(),
            }],
        }
    }

    fn criterion(&self, title: Pair, level: Option<i32>, absence: Option<Absence>, fact: Pair) -> Criterion {
        let (state, word) = self.say.criterion(level, absence, (1, 4));
        Criterion {
            title: self.tr(title),
            state,
            level,
            scale_min: 1,
            scale_max: 4,
            word,
            fact: self.tr(fact),
            cause: String::new(),
        }
    }

    fn observations(&self) -> Vec<ObservationPart> {
        const NONE: Pair = ("", "");
        let mut criteria = vec![
            self.criterion(
                ("Accueille en moins de 30 secondes", "Welcomes within 30 seconds"),
                Some(4),
                None,
                ("A souri et dit bonjour avant de se lever.", "Smiled and said good morning before standing up."),
            ),
            self.criterion(("Questionne avant de proposer", "Asks before proposing"), Some(3), None, NONE),
            self.criterion(
                ("Reformule le besoin", "Restates the need"),
                Some(1),
                None,
                (
                    "« Je vois, c’est pour offrir », avant la fin de la phrase du client.",
                    "“I see, it is a gift”, before the customer had finished.",
                ),
            ),
            self.criterion(("Propose une solution adaptée", "Proposes an adapted solution"), Some(3), None, NONE),
            self.criterion(("Traite l’objection", "Handles the objection"), None, Some(Absence::NotObserved), NONE),
            self.criterion(
                ("Encaisse avec attention", "Takes payment with care"),
                None,
                Some(Absence::NotApplicable),
                NONE,
            ),
            self.criterion(("Prend congé", "Takes leave"), Some(2), None, NONE),
            self.criterion(("Tient son poste", "Holds the post"), None, None, NONE),
        ];
        if let Some(line) = criteria.get_mut(2) {
            line.cause = self.say.cause(Cause::Staffing);
        }
        let of =
            |count: usize| self.words.text("report-coverage-criteria", &[("count", count.into()), ("all", "8".into())]);
        vec![
            ObservationPart {
                person: "Amina Kaddour".to_owned(),
                scene: self.tr((
                    "10 h 42 · Accueil sur place · cliente pressée, cadeau pour le soir",
                    "10:42 · Walk-in · customer in a hurry, a gift for tonight",
                )),
                draft: false,
                criteria,
                coverage: of(5),
            },
            ObservationPart {
                person: self.words.text("report-team-member", &[]),
                scene: self.tr(("11 h 08 · Téléphone", "11:08 · Telephone")),
                draft: true,
                criteria: vec![self.criterion(
                    ("Accueille en moins de 30 secondes", "Welcomes within 30 seconds"),
                    None,
                    Some(Absence::Refused),
                    NONE,
                )],
                coverage: of(0),
            },
        ]
    }

    fn facts(&self) -> Vec<FactLine> {
        vec![
            FactLine {
                situation: self.tr(("10 h 42, trois personnes attendent", "10:42, three people waiting")),
                behaviour: self.tr((
                    "« Bonjour, je suis à vous dans deux minutes »",
                    "“Good morning, I will be with you in two minutes”",
                )),
                effect: self.tr(("la cliente pose son sac et sourit", "the customer puts down her bag and smiles")),
            },
            FactLine {
                situation: self.tr(("10 h 44, au comptoir", "10:44, at the desk")),
                behaviour: self
                    .tr(("a répondu avant la fin de la question", "answered before the end of the question")),
                effect: self.tr(("la cliente répète sa demande", "the customer repeats her request")),
            },
        ]
    }

    fn debriefs(&self) -> Vec<DebriefPart> {
        vec![DebriefPart {
            person: "Amina Kaddour".to_owned(),
            setting: self.tr(("11 h 05, à l’écart, mené par Claire Vasseur", "11:05, aside, led by Claire Vasseur")),
            draft: false,
            facts: self.facts(),
            strengths: vec![
                self.tr(("Accueille en moins de 30 secondes", "Welcomes within 30 seconds")),
                self.tr(("Propose une solution adaptée", "Proposes an adapted solution")),
            ],
            improvement: self.tr(("Reformuler le besoin avant de répondre", "Restate the need before answering")),
            commitment_when: self.tr(("un client a fini de parler", "a customer has finished speaking")),
            commitment_then: self.tr((
                "redis sa demande en une phrase et j’attends son oui",
                "say the request again in one sentence and wait for a yes",
            )),
            support: self
                .tr(("Marc passe dix minutes au comptoir jeudi.", "Marc spends ten minutes at the desk on Thursday.")),
            look_again: Some(self.tr(("jeudi 3 décembre 2026", "Thursday 3 December 2026"))),
        }]
    }

    fn actions(&self) -> Vec<ActionLine> {
        let line = |number: u32, title: Pair, owner: &str, due: Pair, source, kind, effect: Pair| ActionLine {
            number,
            title: self.tr(title),
            owner: owner.to_owned(),
            due: self.tr(due),
            source: self.say.source(source),
            kind: self.say.action(kind),
            expected_effect: self.tr(effect),
            ..ActionLine::default()
        };
        let next: Pair = ("Prochaine visite", "Next visit");
        vec![
            line(
                1,
                ("Resceller la dalle devant la porte", "Fix the slab in front of the door"),
                "Marc Delorme",
                ("vendredi 27 novembre", "Friday 27 November"),
                ActionSource::Finding,
                ActionKind::QuickWin,
                ("Plus personne ne trébuche.", "Nobody trips any more."),
            ),
            line(
                2,
                ("Faire déboucher le siphon près de la borne", "Have the drain by the kiosk cleared"),
                "Marc Delorme",
                ("mardi 1er décembre", "Tuesday 1 December"),
                ActionSource::Finding,
                ActionKind::QuickWin,
                ("", ""),
            ),
            line(
                3,
                ("Ouvrir le deuxième poste de 10 h 45 à 11 h 45", "Open the second desk from 10:45 to 11:45"),
                "Inès Roche",
                next,
                ActionSource::Plan,
                ActionKind::Organisation,
                ("Moins de départs sans être servi.", "Fewer customers leaving unserved."),
            ),
            line(
                4,
                (
                    "Raconter un producteur chaque semaine en vitrine",
                    "Tell about one producer every week in the window",
                ),
                "Paul Dervaux",
                next,
                ActionSource::Finding,
                ActionKind::Ritual,
                ("", ""),
            ),
        ]
    }

    fn promises(&self) -> Vec<Promise> {
        let line = |title: Pair, status, reason: Pair| {
            let (state, state_word) = self.say.promise(status);
            Promise {
                title: self.tr(title),
                owner: "Marc Delorme".to_owned(),
                due: self.tr(("24 novembre", "24 November")),
                state,
                state_word,
                reason: self.tr(reason),
            }
        };
        vec![
            line(
                ("Changer les néons de la file", "Change the lamps over the queue"),
                ActionStatus::Effective,
                ("", ""),
            ),
            line(("Afficher les horaires à la porte", "Post opening hours on the door"), ActionStatus::Done, ("", "")),
            line(
                ("Former un remplaçant à la caisse", "Train a second person for the till"),
                ActionStatus::Doing,
                ("", ""),
            ),
            line(
                ("Déplacer la borne", "Move the kiosk"),
                ActionStatus::Dropped,
                ("coût du branchement", "cost of the wiring"),
            ),
        ]
    }

    fn dashboard(&self) -> DashboardPart {
        let w = &self.words;
        let level = |name: Pair, last: Option<i32>, today: i32, evidence: Pair| DashboardLine {
            name: self.tr(name),
            last: last.map_or_else(Figure::none, |value| Figure::new(w, value.into(), 0)),
            today: Figure::new(w, today.into(), 0),
            level: Some(today),
            evidence: self.tr(evidence),
        };
        let computed = |name: Pair, kept: f64, of: Pair, evidence: Pair| DashboardLine {
            name: self.tr(name),
            last: Figure::none(),
            today: Figure { value: Some(kept), text: self.tr(of) },
            level: None,
            evidence: self.tr(evidence),
        };
        DashboardPart {
            lines: vec![
                level(("Accueil", "Welcome"), Some(2), 3, ("1 observation ce jour", "1 observation today")),
                level(("Flux à la pointe", "Flow at peak"), Some(2), 2, ("9 partis sur 137", "9 left of 137")),
                level(
                    ("Qualité sensorielle", "Sensory quality"),
                    None,
                    3,
                    ("2 enchantements, 4 points à traiter", "2 enchantments, 4 points to resolve"),
                ),
                computed(("Promesses tenues", "Promises kept"), 2.0, ("2 sur 4", "2 of 4"), ("calculé", "computed")),
            ],
            confirmed: true,
            highlights: self.tr((
                "La vitrine du producteur se raconte toute seule : à essayer ailleurs.",
                "The producer’s window tells its own story: worth trying elsewhere.",
            )),
            difficulties: self.tr((
                "Un seul poste ouvert à la pointe, faute de remplaçant formé.",
                "One desk open at peak, for want of a trained second person.",
            )),
            next_steps: String::new(),
        }
    }

    pub fn with_photos(&self, count: u32) -> VisitDocument {
        let mut document = self.full();
        document.photos = (1..=count)
            .map(|number| PhotoEntry {
                file: format!("sha256:{number:064}"),
                number,
                caption: if number % 5 == 0 {
                    String::new()
                } else {
                    self.tr(("Borne et siphon, vus de la file", "Kiosk and drain, seen from the queue"))
                },
                place: self.tr(("File d’attente", "Queue")),
            })
            .collect();
        document
    }
}
