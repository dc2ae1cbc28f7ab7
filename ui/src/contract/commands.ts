// Generated from the command registry by `cargo xtask codegen`. Do not edit.

export type Absence = "not_observed" | "not_applicable" | "refused";
export type AcceptFinding = { 
/**
 * The finding.
 */
finding: string, 
/**
 * Why, 1 to 2,000 characters.
 */
reason: string, };
export type AcknowledgeDebrief = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * Seen, or not after all.
 */
seen: boolean, };
export type ActionChanged = { 
/**
 * The action.
 */
action: string, 
/**
 * State.
 */
status: ActionStatus, 
/**
 * Its day is past.
 */
due_in_past: boolean, 
/**
 * Promises of the unit that are still to be kept.
 */
open: number, };
export type ActionItem = { 
/**
 * The action.
 */
action: string, 
/**
 * Its unit.
 */
unit: string, 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * The day it was promised on.
 */
visit_day: string | null, 
/**
 * What.
 */
title: string, 
/**
 * Kind.
 */
kind: ActionKind, 
/**
 * Who.
 */
owner: string | null, 
/**
 * Name of who; empty without an owner.
 */
owner_name: string, 
/**
 * The day it is due: its own, or that of the next visit where one is known.
 */
due_day: string | null, 
/**
 * Due at the next visit.
 */
at_next_visit: boolean, 
/**
 * State.
 */
status: ActionStatus, 
/**
 * Where it stands today.
 */
standing: Standing, 
/**
 * Day it was done or settled.
 */
done_on: string | null, 
/**
 * Why it was given up.
 */
reason: string | null, 
/**
 * Born from.
 */
source: ActionSource, 
/**
 * Id of what it was born from.
 */
source_id: string | null, 
/**
 * Words of the finding, the team's suggestion, the theme, the function or the skill it was born from; empty
 * otherwise.
 */
source_text: string, 
/**
 * What should change for customers.
 */
expected_effect: string, 
/**
 * Order in the plan.
 */
rank: number, 
/**
 * Why the team put it at that place.
 */
rank_reason: string, 
/**
 * The words it was proposed in, where the team chose its own.
 */
proposed_as: string | null, 
/**
 * The indicator it is meant to move.
 */
indicator: string | null, 
/**
 * It was done before today: did it work?
 */
asks_effect: boolean, 
/**
 * Somebody said what became of it since the visit that asks began; without a visit, ever.
 */
answered: boolean, };
export type ActionKind = "quick_win" | "project" | "ritual" | "organisation" | "training";
export type ActionPlan = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Today.
 */
today: string, 
/**
 * Promises of earlier visits.
 */
promises: Array<ActionItem>, 
/**
 * Done before today: did it work?
 */
effects: Array<ActionItem>, 
/**
 * Actions promised on this day, in order.
 */
actions: Array<ActionItem>, 
/**
 * Who may own one.
 */
people: Array<TeamMember>, 
/**
 * Who owns one when nobody is named.
 */
manager: string | null, 
/**
 * Promises of the unit that are still to be kept.
 */
open: number, 
/**
 * Five kept beat ten promised.
 */
many: boolean, };
export type ActionPromised = { 
/**
 * The action.
 */
action: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Promises of the unit that are still to be kept.
 */
open: number, 
/**
 * Five kept beat ten promised.
 */
many: boolean, 
/**
 * Its day is past already.
 */
due_in_past: boolean, };
export type ActionRetracted = { 
/**
 * The action.
 */
action: string, };
export type ActionSource = "finding" | "criterion" | "debrief" | "team" | "theme" | "staffing" | "skill" | "plan";
export type ActionStatus = "todo" | "doing" | "done" | "effective" | "cannot_do" | "dropped";
export type Actions = { 
/**
 * Today.
 */
today: string, 
/**
 * The late first, then those of today, those to come, the done, the settled.
 */
actions: Array<ActionItem>, };
export type ActionsReordered = { 
/**
 * In order.
 */
actions: Array<string>, };
export type AddItem = { 
/**
 * The draft.
 */
version: string, 
/**
 * What.
 */
new: NewItem, };
export type AddressCode = { 
/**
 * Sixteen digits.
 */
code: string, 
/**
 * A file was carried to or from that computer before.
 */
known: boolean, };
export type AdoptCopy = { 
/**
 * The place of copies: a USB key, a folder.
 */
place: string, 
/**
 * The printed code.
 */
recovery_code: string, 
/**
 * The new passphrase.
 */
new_passphrase: string, };
export type AgreeNextVisit = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * When.
 */
on: string, 
/**
 * Time of arrival, `HH:MM`.
 */
at?: string | null, };
export type AgreementTold = { 
/**
 * Double ratings: criteria both gave a level.
 */
of: number, 
/**
 * The same level.
 */
same: number, 
/**
 * At most one level apart, the same ones included.
 */
near: number, 
/**
 * Mean difference, the first minus the second; none below ten.
 */
mean_difference: number | null, 
/**
 * Quadratic weighted kappa; none below ten, or where it would not judge.
 */
kappa: number | null, 
/**
 * Ten or more, and not enough variety to judge.
 */
no_variety: boolean, };
export type AmbiguousDay = { 
/**
 * Sheet.
 */
sheet: string, 
/**
 * The cell, for instance `B7`.
 */
cell: string, 
/**
 * What is written there.
 */
text: string, 
/**
 * If the day comes first.
 */
day_first: string, 
/**
 * If the month comes first.
 */
month_first: string, };
export type AmendAction = { 
/**
 * Which.
 */
action: string, 
/**
 * What.
 */
title?: string | null, 
/**
 * Who.
 */
owner?: string | null, 
/**
 * By when.
 */
due?: Due | null, 
/**
 * Kind.
 */
kind?: ActionKind | null, 
/**
 * What should change for customers.
 */
expected_effect?: string | null, 
/**
 * What, in the team's own words; those it was proposed in are kept beside them.
 */
team_wording?: string | null, 
/**
 * Why the team puts it at that place of the plan.
 */
rank_reason?: string | null, 
/**
 * The indicator it is meant to move.
 */
indicator?: string | null, 
/**
 * It is meant to move none.
 */
without_indicator?: boolean, };
export type AmendFinding = { 
/**
 * The finding.
 */
finding: string, 
/**
 * New words.
 */
text: string | null, 
/**
 * Another nature.
 */
kind: FindingKind | null, };
export type AmendVerbatim = { 
/**
 * Which.
 */
verbatim: string, 
/**
 * The words.
 */
text?: string | null, 
/**
 * Direction.
 */
polarity?: Polarity | null, 
/**
 * Channel.
 */
channel?: Channel | null, 
/**
 * What it speaks of.
 */
themes?: Array<string> | null, 
/**
 * 1 to 5; 0 takes it away.
 */
severity?: number | null, 
/**
 * Day it was received.
 */
received_on?: string | null, 
/**
 * Somebody looked at the names and numbers in it: they stay.
 */
as_it_is?: boolean, };
export type AnchorLine = { 
/**
 * Level.
 */
level: number, 
/**
 * Text.
 */
text: Bilingual, };
export type AnchorText = { 
/**
 * The level.
 */
level: number, 
/**
 * One line on what is seen or heard.
 */
text: Bilingual, };
export type AnswerOffer = { 
/**
 * How.
 */
answer: OfferAnswer, };
export type AnswerPeopleVisible = { 
/**
 * The attachment.
 */
attachment: string, 
/**
 * Somebody can be recognised.
 */
people: boolean, };
export type AnswerQuestion = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * 1 listening, 2 usefulness, 3 respect of the unit's own project, 4 clarity of next steps.
 */
question: number, 
/**
 * 1 not at all … 5 very much.
 */
mark: number, };
export type AnsweredFailure = { 
/**
 * The command that answered it.
 */
command: string, 
/**
 * Its code. The values of its sentence are left out: they may hold words of people.
 */
code: string, 
/**
 * How often in a row.
 */
times: number, };
export type AsideCount = { 
/**
 * The reason, a stable code.
 */
code: string, 
/**
 * How many.
 */
count: number, };
export type AttemptLevel = { 
/**
 * Skill.
 */
skill: string, 
/**
 * Level.
 */
value: number, };
export type AttitudeText = { 
/**
 * Its identity; nil in a file that names none.
 */
item: string, 
/**
 * What the author says of its change.
 */
nature?: ChangeNature, 
/**
 * The adjective.
 */
adjective: Bilingual, 
/**
 * What it means here.
 */
meaning: Bilingual, 
/**
 * What can be seen.
 */
behaviours: Array<Bilingual>, };
export type Author = { 
/**
 * Who.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Took part.
 */
took_part: boolean, };
export type BackupLine = { 
/**
 * Name.
 */
name: string, 
/**
 * `hourly`, `visit_end`, `asked`, `before_migration`, `before_restore`.
 */
kind: string, 
/**
 * When, milliseconds since 1970 UTC.
 */
at_ms: number, 
/**
 * Operations in it.
 */
operations: number, 
/**
 * Counter rows in it.
 */
events: number, };
export type BackupMade = { 
/**
 * The copy.
 */
backup: BackupLine, 
/**
 * And in the second place.
 */
second_copy: SecondCopy, };
export type Backups = { 
/**
 * Newest first.
 */
backups: Array<BackupLine>, };
export type Band = "safety" | "act_now" | "plan" | "watch";
export type BeatRecorded = { 
/**
 * What nobody watched before it.
 */
gap: GapNoted | null, };
export type Better = "higher" | "lower";
export type Bilingual = { 
/**
 * French.
 */
fr: string, 
/**
 * English.
 */
en?: string, };
export type Bin = { 
/**
 * Newest first.
 */
items: Array<BinItem>, };
export type BinItem = { 
/**
 * Noun.
 */
noun: string, 
/**
 * Id.
 */
id: string, 
/**
 * Its text or title, whatever names it best.
 */
label: string, 
/**
 * When it was deleted, RFC 3339.
 */
deleted_at: string, };
export type BlurArea = { "kind": "stroke", 
/**
 * Where it went.
 */
points: Array<Spot>, 
/**
 * Half its width, as a part of the picture's long side.
 */
radius: number, } | { "kind": "rectangle", 
/**
 * Upper left corner.
 */
from: Spot, 
/**
 * Lower right corner.
 */
to: Spot, };
export type BlurPhoto = { 
/**
 * The attachment.
 */
attachment: string, 
/**
 * What is to be made unrecognisable.
 */
areas: Array<BlurArea>, };
export type Board = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * Today.
 */
today: string, 
/**
 * First day that is looked back on.
 */
since: string, 
/**
 * The four planes, in the order of the method.
 */
planes: Array<PlaneView>, };
export type CalendarMade = { 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * Where it lies.
 */
path: string, 
/**
 * Promises in it.
 */
actions: number, 
/**
 * Visits in it.
 */
visits: number, };
export type Calibration = { 
/**
 * The place.
 */
unit_name: string, 
/**
 * Scenes may be written.
 */
may_write: boolean, 
/**
 * Oldest first.
 */
scenes: Array<SceneLine>, 
/**
 * One's own levels beside the references, over all scenes.
 */
with_reference: AgreementTold, 
/**
 * Everybody who rated, without names.
 */
together: TogetherTold, 
/**
 * Real scenes of this unit that two people rated, all of them.
 */
doubles: AgreementTold, 
/**
 * The same, of those one rated oneself, by who the other was, in order of names.
 */
pairs: Array<PairTold>, 
/**
 * A coefficient is shown from this many double ratings on.
 */
coefficient_from: number, };
export type CancelVisit = { 
/**
 * Which.
 */
visit: string, };
export type CancelWork = Record<symbol, never>;
export type CannotDo = { 
/**
 * Which.
 */
action: string, 
/**
 * Why.
 */
reason: string, };
export type CaptionPhoto = { 
/**
 * The attachment.
 */
attachment: string, 
/**
 * What it shows, at most 2,000 characters.
 */
caption: string, };
export type Capture = { 
/**
 * Date and time on the camera, for instance `2026-11-24T10:42:57.120`.
 */
taken: string, 
/**
 * Minutes from UTC, where the camera wrote them too.
 */
offset_min: number | null, 
/**
 * The camera, as it calls itself; empty if it does not.
 */
phone: string, };
export type Carried = { 
/**
 * Which way.
 */
way: Way, 
/**
 * When, milliseconds since 1970 UTC.
 */
at_ms: number, 
/**
 * Name of the unit then.
 */
unit_name: string, 
/**
 * Code of the other computer.
 */
code: string, 
/**
 * Whoever made the file, as it told; empty for one made here.
 */
name: string, 
/**
 * Operations that went, or that were new.
 */
operations: number, };
export type CarriedList = { 
/**
 * Newest first.
 */
carried: Array<Carried>, };
export type Cause = "person" | "tool" | "space" | "staffing" | "process" | "management";
export type Celebrate = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * What; empty takes it back.
 */
what: string, };
export type Celebrated = { 
/**
 * The celebration, if there is one.
 */
celebration: string | null, };
export type CellOrigin = "measured" | "estimated" | "unknown";
export type CellTrouble = { 
/**
 * The cell, for instance `B7`.
 */
cell: string, 
/**
 * What is written there.
 */
text: string, 
/**
 * What is wrong: `<feature>-trouble-<code>` words it.
 */
code: string, };
export type Change = "added" | "changed" | "removed" | "leaving";
export type ChangeKind = "wording" | "meaning" | "added" | "removed";
export type ChangeLine = { 
/**
 * Sheet it belongs to.
 */
part: Part, 
/**
 * What happens.
 */
change: Change, 
/**
 * Its name, and its unit's.
 */
title: string, 
/**
 * What is different.
 */
fields: Array<FieldChange>, };
export type ChangeNature = "wording" | "meaning";
export type ChangeSetting = { 
/**
 * Its name.
 */
key: string, 
/**
 * Its new value.
 */
value: JsonValue, };
export type Changes = { 
/**
 * Title of the referential.
 */
title: Bilingual, 
/**
 * Number of the earlier one.
 */
before: number, 
/**
 * Number of the later one.
 */
after: number, 
/**
 * Item by item.
 */
changes: Array<ItemChange>, };
export type Channel = "walk_in" | "phone" | "mail" | "email" | "chat" | "social" | "appointment" | "pickup" | "web" | "survey" | "other";
export type ChannelVoice = { 
/**
 * The channel; none for all of them.
 */
channel: Channel | null, 
/**
 * Verbatims.
 */
verbatims: number, 
/**
 * Of those, sorted into no theme: they are in no line below.
 */
unsorted: number, 
/**
 * Mentions of themes; a verbatim that speaks of two is two.
 */
mentions: number, 
/**
 * The sum of all weights.
 */
total: number, 
/**
 * The themes, the heaviest first.
 */
pareto: Array<ParetoTheme>, };
export type ChannelWeek = { 
/**
 * Which.
 */
channel: Channel, 
/**
 * By weekday and slot; open slots only.
 */
cells: Array<ReferenceCell>, 
/**
 * How much more days vary than chance.
 */
phi: number, 
/**
 * Degrees of freedom behind it; fewer than five measure nothing.
 */
phi_df: number, 
/**
 * Mean rate of the known cells.
 */
mean_rate_per_h: number | null, 
/**
 * Days counted.
 */
n_days: number, 
/**
 * Hours counted.
 */
observed_h: number, 
/**
 * Customers counted.
 */
count: number, };
export type CheckKind = "late" | "due_today" | "goal" | "follow_up" | "look_again" | "lasting" | "kept";
export type ChooseImprovement = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * Skill.
 */
skill?: string, 
/**
 * In words.
 */
text: string, };
export type ChooseSecondPlace = { 
/**
 * A folder, for instance of a USB key; `null` to do without.
 */
path: string | null, };
export type ChooseWeek = { 
/**
 * Which.
 */
week: string, };
export type ClaimGap = { 
/**
 * Block, of the gap too.
 */
block: string, 
/**
 * Index chosen before the first attempt.
 */
index: number, 
/**
 * Index of the gap.
 */
gap: number, };
export type ClockBy = { "by": "difference", 
/**
 * Seconds it is ahead; negative if behind.
 */
ahead_s: number, } | { "by": "place", 
/**
 * What the picture says of itself.
 */
shot: Capture, 
/**
 * The place it belongs to.
 */
place: string, } | { "by": "shown", 
/**
 * What the picture says of itself.
 */
shot: Capture, 
/**
 * The time it shows, `HH:MM` or `HH:MM:SS`.
 */
time: string, };
export type ClockSet = { 
/**
 * Seconds it is ahead; negative if behind.
 */
ahead_s: number, };
export type CloseDay = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * Why it is closed without the coach's rating or the dashboard.
 */
reason?: string | null, 
/**
 * The visit goes on another day.
 */
goes_on?: boolean | null, };
export type CloseDebrief = { 
/**
 * Which.
 */
debrief: string, };
export type CloseFollowup = { 
/**
 * Which.
 */
follow_up: string, 
/**
 * The observation in which it was seen; a look is not ticked.
 */
observation?: string | null, 
/**
 * What it gave.
 */
result: FollowUpResult, };
export type CloseGoal = { 
/**
 * Which.
 */
goal: string, 
/**
 * The observation in which it was seen; a goal is not ticked.
 */
observation?: string, 
/**
 * `seen_met`, `seen_not_met` or `not_seen`.
 */
status: GoalStatus, };
export type ClosingView = { 
/**
 * The unit.
 */
unit_name: string, 
/**
 * The calendar day.
 */
date: string, 
/**
 * When it was closed.
 */
closed_at: Timestamp | null, 
/**
 * Why it was closed without the rating or the dashboard.
 */
close_reason: string | null, 
/**
 * Where the rating stands.
 */
rating: RatingState, 
/**
 * Why there is none.
 */
skipped: SkipReason | null, 
/**
 * The rating, once it is open.
 */
opened: OpenedRating | null, 
/**
 * The dashboard was confirmed.
 */
dashboard_confirmed: boolean, 
/**
 * What is celebrated.
 */
celebration: string, 
/**
 * The next visit.
 */
next_visit_on: string | null, 
/**
 * Its time.
 */
next_visit_at: string | null, };
export type CommitmentPast = { 
/**
 * The conversation.
 */
debrief: string, 
/**
 * During which visit day.
 */
visit_day: string | null, 
/**
 * Its day.
 */
day: string, 
/**
 * Who led.
 */
led_by_name: string, 
/**
 * "When …".
 */
when: string, 
/**
 * "I will …".
 */
then: string, 
/**
 * Day to look again.
 */
follow_up_on: string | null, 
/**
 * Her comment.
 */
comment: string, };
export type ComparedLine = { 
/**
 * Title of the criterion.
 */
title: Bilingual, 
/**
 * What this rater saw.
 */
here: Seen, 
/**
 * What the other saw.
 */
there: Seen, 
/**
 * Levels apart; `None` when only one of them rated it.
 */
apart: number | null, };
export type ComparedNeed = { 
/**
 * Which.
 */
need: string, 
/**
 * Number.
 */
version: number, 
/**
 * Number of the week it rests on.
 */
week_version: number, 
/**
 * What of the demand it is for.
 */
basis: NeedBasis, 
/**
 * Length of a slot.
 */
interval_min: number, 
/**
 * When it was saved.
 */
saved_at: Timestamp, };
export type Comparison = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * The newest need; none before one is saved, and no roster is shown then.
 */
need: ComparedNeed | null, 
/**
 * Each function.
 */
functions: Array<FunctionGap>, 
/**
 * What people who hold several functions would save.
 */
pooling: Pooling | null, };
export type CompleteModule = { 
/**
 * Who.
 */
person: string, 
/**
 * Where.
 */
unit: string, 
/**
 * Which.
 */
module: string, 
/**
 * Day; none takes it back.
 */
on?: string | null, };
export type ConfirmDashboard = { 
/**
 * The day.
 */
visit_day: string, };
export type ConfirmEffective = { 
/**
 * Which.
 */
action: string, 
/**
 * It worked; if not it goes back into the plan.
 */
worked: boolean, };
export type ConflictList = { 
/**
 * To be settled.
 */
conflicts: Array<FieldConflict>, 
/**
 * Settled lately, latest first.
 */
settled: Array<SettledConflict>, };
export type ConflictResolved = { 
/**
 * The record is gone, as one of the two wanted.
 */
deleted: boolean, };
export type Consolidation = { 
/**
 * The place.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * The day is closed: nothing more is recorded.
 */
closed: boolean, 
/**
 * Columns, in the order of the passes.
 */
senses: Array<SenseColumn>, 
/**
 * Rows, in the customer's order.
 */
zones: Array<ZoneLine>, 
/**
 * Irritants with their three marks, first things first.
 */
ranking: Array<RankedFinding>, 
/**
 * Irritants that wait for a mark, oldest first.
 */
to_weigh: Array<FindingView>, 
/**
 * Irritants accepted without their marks, and findings said elsewhere.
 */
settled: Array<FindingView>, 
/**
 * Enchantments, most intense first.
 */
enchantments: Array<FindingView>, 
/**
 * Neither: worth noting.
 */
notes: Array<FindingView>, };
export type Content = { 
/**
 * The attitudes.
 */
attitudes: Array<AttitudeText>, 
/**
 * The promise.
 */
promise: PromiseText | null, 
/**
 * The moments of truth, channel by channel or occasion by occasion.
 */
moments: Array<MomentText>, 
/**
 * The skills.
 */
skills: Array<SkillText>, };
export type CorrectSlot = { 
/**
 * Day.
 */
visit_day: string, 
/**
 * Post.
 */
post: string, 
/**
 * Day of the slot.
 */
date: string, 
/**
 * First minute of the slot after local midnight.
 */
start_min: number, 
/**
 * Its length.
 */
interval_min: number, 
/**
 * Arrivals in the minutes watched.
 */
count: number, 
/**
 * Why.
 */
reason: string, };
export type CountMapping = { 
/**
 * Column of the day, from 1. It may hold the time too.
 */
date_column: number, 
/**
 * Column of the time, from 1, where it stands apart.
 */
time_column: number | null, 
/**
 * Column of the count, from 1; without one every row is one customer.
 */
count_column: number | null, 
/**
 * What comes first in 03/04/2026; absent until it was asked.
 */
month_first: boolean | null, 
/**
 * Zone in which times are written; that of the place without.
 */
time_zone: string | null, 
/**
 * Channel the file counts.
 */
channel: Channel, 
/**
 * What made it.
 */
source: CountSource, 
/**
 * Minutes of a row: 5, 15, 30 or 60.
 */
interval_min: number, };
export type CountSource = "door_sensor" | "till" | "telephony" | "ticket_machine" | "spreadsheet";
export type CountUnit = "group" | "person" | "contact" | "item";
export type Counter = { 
/**
 * Day, if it belongs to a visit.
 */
visit_day: string | null, 
/**
 * Place.
 */
unit_name: string, 
/**
 * Post.
 */
post_name: Bilingual, 
/**
 * Channel.
 */
channel: Channel, 
/**
 * The counting rule: what one arrival is.
 */
count_unit: CountUnit, 
/**
 * Now, by the clock of the core.
 */
now: Timestamp, 
/**
 * When it began.
 */
started_at: Timestamp, 
/**
 * When it should end.
 */
planned_end: Timestamp | null, 
/**
 * When it ended.
 */
ended_at: Timestamp | null, 
/**
 * Where the next row goes; absent when no block is open.
 */
place: CounterPlace | null, 
/**
 * It is paused.
 */
is_paused: boolean, 
/**
 * Arrivals.
 */
arrivals: number, 
/**
 * Side tallies, by key.
 */
tallies: Array<TallyCount>, 
/**
 * The last taps, newest first.
 */
last_taps: Array<LastTap>, 
/**
 * Arrivals per five minutes; a slot nobody watched has none.
 */
strip: Array<StripSlot>, 
/**
 * What nobody watched, oldest first.
 */
gaps: Array<CounterGap>, 
/**
 * Minutes watched.
 */
observed_min: number, };
export type CounterGap = { 
/**
 * Block of its row.
 */
block: string, 
/**
 * Index of its row.
 */
index: number, 
/**
 * From.
 */
from: Timestamp, 
/**
 * To.
 */
to: Timestamp, 
/**
 * Length in milliseconds.
 */
ms: number, 
/**
 * "I was still counting".
 */
claimed: boolean, };
export type CounterOutcome = "recorded" | "already_recorded";
export type CounterPlace = { 
/**
 * Block.
 */
block: string, 
/**
 * Index.
 */
index: number, };
export type CountingPostLine = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: Bilingual, 
/**
 * Channel.
 */
channel: Channel, 
/**
 * What one arrival is.
 */
count_unit: CountUnit, 
/**
 * A total of the unit needs it.
 */
required: boolean, 
/**
 * The session going on there.
 */
open_window: string | null, 
/**
 * Arrivals counted today.
 */
arrivals: number, 
/**
 * Minutes watched today.
 */
observed_min: number, };
export type CountingPosts = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Posts, in their order.
 */
posts: Array<CountingPostLine>, 
/**
 * Side tallies, in the order of their keys.
 */
tallies: Array<TallyLine>, 
/**
 * Now, `HH:MM` at the place.
 */
now: string, 
/**
 * End proposed, `HH:MM`: the next full hour.
 */
proposed_end: string, };
export type CountsImported = { 
/**
 * Its id.
 */
import: string, 
/**
 * Days written.
 */
days: number, };
export type CountsPreview = { 
/**
 * What agreeing names.
 */
token: string, 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * Encoding of a text file; none for a workbook.
 */
encoding: string | null, 
/**
 * What stands between its cells.
 */
separator: string | null, 
/**
 * Its columns.
 */
columns: Array<FileColumn>, 
/**
 * What they mean.
 */
mapping: CountMapping, 
/**
 * It was said of a file with the same headings.
 */
remembered: boolean, 
/**
 * A day that can be read two ways: nothing is taken in before that is answered.
 */
two_days: TwoDays | null, 
/**
 * Rows that cannot be read, the first of them.
 */
troubles: Array<CellTrouble>, 
/**
 * How many there are.
 */
trouble_count: number, 
/**
 * Rows that would be taken.
 */
rows_ok: number, 
/**
 * Customers in them.
 */
total: number, 
/**
 * Days they tell of.
 */
days: number, 
/**
 * First.
 */
first_day: string | null, 
/**
 * Last.
 */
last_day: string | null, 
/**
 * Days of the channel that another file counts already.
 */
days_known: number, 
/**
 * The very same file was taken in before.
 */
already: boolean, };
export type CreateJoining = { 
/**
 * The person's name.
 */
name: string, 
/**
 * What the person does.
 */
role: Role, 
/**
 * Language.
 */
locale: Language, 
/**
 * At least 15 characters; none to rehearse with the practice network.
 */
passphrase: string | null, 
/**
 * Four to eight digits; none to rehearse.
 */
pin: string | null, };
export type CreatePractice = { 
/**
 * `coach` or `unit_manager`.
 */
role: Role, 
/**
 * Language.
 */
locale: Language, };
export type CreateProfile = { 
/**
 * The person's name.
 */
name: string, 
/**
 * At least 15 characters.
 */
passphrase: string, 
/**
 * Four to eight digits.
 */
pin: string, 
/**
 * Name of the network.
 */
network: string, 
/**
 * Name of the first unit.
 */
unit: string, 
/**
 * Kind of that unit.
 */
unit_kind: UnitKind, 
/**
 * What the person does.
 */
role: Role, 
/**
 * Language.
 */
locale: Language, 
/**
 * The referential the network begins with; none if absent.
 */
starter?: Starter | null, };
export type CriterionView = { 
/**
 * The skill.
 */
skill: string, 
/**
 * Position.
 */
rank: number, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * When it can be seen.
 */
situation: Bilingual, 
/**
 * Lowest level.
 */
min: number, 
/**
 * Highest level.
 */
max: number, 
/**
 * Target.
 */
target: number, 
/**
 * What is seen at each level.
 */
anchors: Array<AnchorLine>, 
/**
 * Level.
 */
value: number | null, 
/**
 * Why there is none; neither level nor reason is blank.
 */
absence: Absence | null, 
/**
 * What was said or done.
 */
fact: string, 
/**
 * Cause.
 */
cause: Cause | null, 
/**
 * The level asks for a fact.
 */
needs_fact: boolean, 
/**
 * The time before.
 */
previous: PastLevel | null, 
/**
 * How many looks came before.
 */
looks_before: number, };
export type Dashboard = { 
/**
 * The unit.
 */
unit_name: string, 
/**
 * Its lines, in order.
 */
lines: Array<DashboardRow>, 
/**
 * When it was confirmed.
 */
confirmed_at: Timestamp | null, 
/**
 * It can be stated now.
 */
open: boolean, 
/**
 * One sentence for the network.
 */
highlights: string, 
/**
 * What is difficult.
 */
difficulties: string, 
/**
 * What comes next.
 */
next_steps: string, };
export type DashboardKept = { 
/**
 * The entry.
 */
entry: string, };
export type DashboardRow = { 
/**
 * The line.
 */
item: string, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: Bilingual, 
/**
 * Stated or computed.
 */
kind: ItemKind, 
/**
 * Last level.
 */
last_level: number | null, 
/**
 * Last count, for a computed line.
 */
last_value: number | null, 
/**
 * Out of how many.
 */
last_of: number | null, 
/**
 * The day of the last value.
 */
last_on: string | null, 
/**
 * What is proposed today.
 */
proposed: number | null, 
/**
 * The proposal is the last level.
 */
carried_over: boolean, 
/**
 * What was stated today.
 */
level: number | null, 
/**
 * Count of today, for a computed line.
 */
value: number | null, 
/**
 * Out of how many.
 */
of: number | null, 
/**
 * What it rests on.
 */
evidence: Evidence, 
/**
 * Its criterion changed meaning since the last level, which is therefore not proposed again.
 */
changed: MeaningChange | null, };
export type DataExported = { 
/**
 * Where the spreadsheet lies.
 */
spreadsheet: string, 
/**
 * Where the data lie.
 */
json: string, };
export type DayAmended = { 
/**
 * The day.
 */
visit_day: string, };
export type DayClosed = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * Observations that became final.
 */
finals: number, 
/**
 * Observations that stay drafts: a fact that is asked for is missing, or nothing may be written of the person now.
 */
drafts: number, 
/**
 * Ratings that somebody else has not finished: left as they are, never made final for them.
 */
left_out: number, 
/**
 * A copy was made.
 */
backed_up: boolean, 
/**
 * And in the second place.
 */
second_copy: SecondCopy, };
export type DayCounts = { 
/**
 * Senses walked to the end, of those that count (taste never does).
 */
senses_walked: number, 
/**
 * Senses that count.
 */
senses: number, 
/**
 * Passes begun.
 */
passes: number, 
/**
 * Findings, wherever they come from.
 */
findings: number, 
/**
 * What customers said.
 */
said: number, 
/**
 * Photos of which nobody said whether people can be recognised.
 */
photos_unanswered: number, 
/**
 * Numbered places whose photo has not arrived.
 */
photo_places_empty: number, 
/**
 * Arrivals counted.
 */
arrivals: number, 
/**
 * Minutes really watched.
 */
observed_min: number, 
/**
 * Counting sessions and typed totals.
 */
countings: number, 
/**
 * Counting sessions that still run.
 */
countings_open: number, 
/**
 * Observations.
 */
observations: number, 
/**
 * Of those, drafts.
 */
observation_drafts: number, 
/**
 * Distinct people observed.
 */
people_observed: number, 
/**
 * Team members there today.
 */
people_present: number, 
/**
 * Debriefs ended.
 */
debriefs_ended: number, 
/**
 * Debriefs begun and not ended.
 */
debriefs_open: number, 
/**
 * Observed people without an ended debrief.
 */
debriefs_missing: number, 
/**
 * Actions promised today.
 */
actions: number, 
/**
 * Of those, without an owner or a day.
 */
actions_vague: number, 
/**
 * Promises of earlier visits nobody has answered today.
 */
promises_unanswered: number, 
/**
 * The coach's rating was sent or skipped.
 */
rating_settled: boolean, 
/**
 * The dashboard was confirmed.
 */
dashboard_confirmed: boolean, 
/**
 * Reports made.
 */
reports: number, 
/**
 * A day for the next visit was agreed.
 */
next_visit_agreed: boolean, };
export type DayGap = { 
/**
 * Where it can be filled.
 */
stage: Stage, 
/**
 * What, worded by the catalogue as `visit-gap-<code>`.
 */
code: string, 
/**
 * How many.
 */
count: number, };
export type DayGaps = { 
/**
 * In the order of the stages.
 */
gaps: Array<DayGap>, };
export type DayOrder = "day_first" | "month_first";
export type DayPhoto = { 
/**
 * The picture.
 */
photo: PhotoLine, 
/**
 * The number of the place it fills.
 */
number: number | null, 
/**
 * The finding it illustrates.
 */
text: string | null, 
/**
 * The zone it shows.
 */
zone_name: Bilingual | null, };
export type DebriefClosed = { 
/**
 * Observations that stay drafts for want of a fact.
 */
drafts: Array<string>, };
export type DebriefDeleted = Record<symbol, never>;
export type DebriefFactKept = { 
/**
 * It.
 */
fact: string, };
export type DebriefFactView = { 
/**
 * It.
 */
fact: string, 
/**
 * When it was seen.
 */
seen_at: Timestamp | null, 
/**
 * Criterion it comes from.
 */
skill: Bilingual | null, 
/**
 * Situation.
 */
situation: string, 
/**
 * Gesture or quote.
 */
behaviour: string, 
/**
 * Effect on the customer.
 */
effect_on_customer: string, };
export type DebriefKept = Record<symbol, never>;
export type DebriefLine = { 
/**
 * It.
 */
debrief: string, 
/**
 * Name.
 */
name: string | null, 
/**
 * Start.
 */
started_at: Timestamp, 
/**
 * Draft or final.
 */
status: RecordStatus, 
/**
 * A note of two minutes so far.
 */
is_note: boolean, 
/**
 * Step in front, 1 to 6.
 */
step: number, 
/**
 * Day to look again.
 */
follow_up_on: string | null, 
/**
 * Observations that lack a fact and so stay drafts.
 */
drafts: number, 
/**
 * How many of the eight qualities hold.
 */
quality_held: number, };
export type DebriefOpened = { 
/**
 * It.
 */
debrief: string, };
export type DebriefPlace = "private" | "semi_private" | "remote";
export type DebriefView = { 
/**
 * It.
 */
debrief: string, 
/**
 * Visit day.
 */
visit_day: string | null, 
/**
 * Place.
 */
unit: string, 
/**
 * Whose; absent for "a team member".
 */
person: string | null, 
/**
 * Name.
 */
name: string | null, 
/**
 * Who leads.
 */
led_by_name: string, 
/**
 * Start.
 */
started_at: Timestamp, 
/**
 * Draft or final.
 */
status: RecordStatus, 
/**
 * A note of two minutes so far.
 */
is_note: boolean, 
/**
 * Where it takes place.
 */
place: DebriefPlace | null, 
/**
 * Step in front, 1 to 6.
 */
step: number, 
/**
 * What went well for her.
 */
self_went_well: string, 
/**
 * What she would change.
 */
self_to_change: string, 
/**
 * She prefers not to say.
 */
prefers_not_to_say: boolean, 
/**
 * Her view is there: levels may be shown.
 */
has_her_view: boolean, 
/**
 * Levels were shown.
 */
levels_shown: boolean, 
/**
 * Levels, once shown.
 */
levels: Array<LevelShown>, 
/**
 * Facts.
 */
facts: Array<DebriefFactView>, 
/**
 * Strengths kept.
 */
strengths: Array<string>, 
/**
 * Strengths proposed.
 */
proposed_strengths: Array<Proposal>, 
/**
 * The improvement was chosen.
 */
improvement_chosen: boolean, 
/**
 * Its skill.
 */
improvement_skill: string | null, 
/**
 * In words.
 */
improvement_text: string, 
/**
 * Improvements proposed, the first one first.
 */
proposed_improvements: Array<Proposal>, 
/**
 * Her options.
 */
options: Array<string>, 
/**
 * "When …".
 */
commitment_when: string, 
/**
 * "I will …".
 */
commitment_then: string, 
/**
 * What changes for the customer.
 */
expected_effect: string, 
/**
 * What coach or manager provides.
 */
support_needed: string, 
/**
 * Day to look again.
 */
follow_up_on: string | null, 
/**
 * Days offered.
 */
look_again: LookAgainDays, 
/**
 * How useful she found it.
 */
usefulness: number | null, 
/**
 * Her comment.
 */
person_comment: string, 
/**
 * She has seen it.
 */
acknowledged: boolean, 
/**
 * What she committed to last time.
 */
last_commitment: PastCommitment | null, 
/**
 * Her goals of the day to look again.
 */
next_goals: Array<GoalLine>, 
/**
 * The author's own mirror, in the method's order.
 */
quality: Array<QualityLine>, 
/**
 * How many of them hold.
 */
quality_held: number, };
export type Debriefs = { 
/**
 * Oldest first.
 */
debriefs: Array<DebriefLine>, 
/**
 * Observed people without a debrief.
 */
waiting: Array<WaitingForDebrief>, };
export type DeleteDebrief = { 
/**
 * Which; a draft.
 */
debrief: string, };
export type DeleteObservation = { 
/**
 * Which; a draft.
 */
observation: string, };
export type DeletePractice = { 
/**
 * Which.
 */
profile: string, };
export type DescribeObservation = { 
/**
 * Which.
 */
observation: string, 
/**
 * Channel.
 */
channel?: Channel, 
/**
 * Moment of truth.
 */
moment?: string, 
/**
 * The scene in a few words.
 */
scene?: string, };
export type DeviceAddress = { 
/**
 * One line of text to give.
 */
address: string, 
/**
 * Sixteen digits to read to each other.
 */
code: string, 
/**
 * This profile awaits the network the first file brings.
 */
awaits_network: boolean, };
export type DeviceEnrolled = { 
/**
 * Host and port.
 */
server: string, 
/**
 * The profile had no network and takes this one: its first session brings it.
 */
joined: boolean, };
export type Done = Record<symbol, never>;
export type DossierMade = { 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * Where it lies.
 */
path: string, };
export type DoubleJudged = { 
/**
 * In how many units.
 */
units: number, };
export type DoubleList = { 
/**
 * Nobody has said anything yet: to be looked at.
 */
proposed: Array<DoubleProposal>, 
/**
 * Said to be one person.
 */
merged: Array<MergedPerson>, };
export type DoubleProposal = { 
/**
 * Where.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Their names are the same, or only near; `same` too if their number or address is.
 */
likeness: Likeness, 
/**
 * The record that would stand for both.
 */
known_as: PersonRecord, 
/**
 * The record that would be read as the other.
 */
person: PersonRecord, };
export type DraftKept = { 
/**
 * The draft.
 */
version: string, 
/**
 * The item, by its identity.
 */
item: string, };
export type DraftText = { 
/**
 * Field it belongs to.
 */
key: string, 
/**
 * Text so far.
 */
text: string, };
export type Drafts = { 
/**
 * In order of keys.
 */
drafts: Array<DraftText>, };
export type Driver = { 
/**
 * Which.
 */
reason: SpecialReason, 
/**
 * Days with it.
 */
days_with: Array<string>, 
/**
 * Days without.
 */
days_without: number, 
/**
 * Customers on days with it.
 */
observed_with: number, 
/**
 * Those expected.
 */
expected_with: number, 
/**
 * Customers on days without.
 */
observed_without: number, 
/**
 * Those expected.
 */
expected_without: number, 
/**
 * How much more days vary than chance.
 */
phi: number, 
/**
 * Ratio; absent where too little was seen.
 */
ratio: number | null, 
/**
 * Lower limit (95 %).
 */
ci_low: number | null, 
/**
 * Upper limit (95 %).
 */
ci_high: number | null, 
/**
 * Reasons of the very same days.
 */
together: Array<SpecialReason>, };
export type DropAction = { 
/**
 * Which.
 */
action: string, 
/**
 * Why.
 */
reason: string, };
export type DropDraft = { 
/**
 * The draft.
 */
version: string, };
export type DropDrafts = { 
/**
 * Beginning of their keys.
 */
prefix: string, };
export type Due = "today" | "one_week" | "two_weeks" | "next_visit" | { "date": string };
export type DurationSample = { 
/**
 * How many.
 */
n: number, 
/**
 * Median.
 */
median_s: number, 
/**
 * Shortest.
 */
min_s: number, 
/**
 * Longest.
 */
max_s: number, };
export type EarlierFlow = { 
/**
 * Day.
 */
visit_day: string, 
/**
 * Its date.
 */
date: string, 
/**
 * One per column of this day, by time of day; absent where nobody watched.
 */
cells: Array<FlowTotal | null>, 
/**
 * Arrivals counted.
 */
arrivals: number, 
/**
 * Minutes watched.
 */
observed_min: number, };
export type Edition = "manager" | "region" | "wall";
export type Effect = { 
/**
 * The last value before it was done, that day included.
 */
before: Measured | null, 
/**
 * The last value after it.
 */
after: Measured | null, 
/**
 * After minus before; absent while one of them is.
 */
change: number | null, 
/**
 * The change goes the way that is better; absent without one, and for none at all.
 */
better: boolean | null, };
export type EffectLine = { 
/**
 * The action.
 */
action: string, 
/**
 * What.
 */
title: string, 
/**
 * State.
 */
status: ActionStatus, 
/**
 * Day it was done.
 */
done_on: string | null, 
/**
 * What should change for customers.
 */
expected_effect: string, 
/**
 * The indicator it was meant to move.
 */
measured: MeasuredEffect | null, 
/**
 * The irritant it answered.
 */
met: MetAgain | null, };
export type Effects = { 
/**
 * Actions with an indicator or an irritant behind them, the last done first, then those under way.
 */
effects: Array<EffectLine>, };
export type EmptyPlace = { 
/**
 * The place.
 */
place: string, 
/**
 * Its number in the day.
 */
number: number, };
export type EndKind = "accepted" | "dropped";
export type EndMeeting = { 
/**
 * The meeting.
 */
meeting: string, };
export type EndPass = { 
/**
 * The pass.
 */
walk: string, };
export type EndTiming = { 
/**
 * Which.
 */
timing: string, 
/**
 * The service was broken off: its duration is left out.
 */
interrupted: boolean, };
export type EnrolDevice = { 
/**
 * The printed line: host and port, code, and the hash of the network's authority.
 */
line: string, };
export type Evidence = { "kind": "mean", 
/**
 * From 1 to 4.
 */
mean: number, 
/**
 * Scores.
 */
scores: number, 
/**
 * People.
 */
people: number, } | { "kind": "too_early", 
/**
 * Scores.
 */
scores: number, 
/**
 * People.
 */
people: number, } | { "kind": "flow", 
/**
 * Arrivals.
 */
arrivals: number, 
/**
 * Left unserved.
 */
left: number, 
/**
 * Minutes watched.
 */
observed_min: number, } | { "kind": "senses", 
/**
 * Enchantments.
 */
enchantments: number, 
/**
 * Irritants and ruptures.
 */
irritants: number, } | { "kind": "computed" } | { "kind": "nothing" };
export type ExportCalendar = { 
/**
 * Of one unit; of all by default.
 */
unit?: string, 
/**
 * Language.
 */
locale: Language, 
/**
 * Folder or file to write; the folder of plain files by default.
 */
path?: string, };
export type ExportData = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * Folder to write into; the folder of plain files by default.
 */
folder?: string, 
/**
 * For whom; the unit manager by default. The page for the wall has no data to hand on.
 */
edition?: Edition, 
/**
 * How people are named.
 */
names: Names, 
/**
 * Language.
 */
locale: Language, };
export type ExportSpreadsheet = { 
/**
 * Language of its headings.
 */
locale: Language, 
/**
 * Folder or file to write; the folder of plain files by default.
 */
path?: string, };
export type ExportUnit = { 
/**
 * Which.
 */
unit: string, 
/**
 * The address of the colleague's computer.
 */
to: string, 
/**
 * Photos and issued reports go with it.
 */
photos: boolean, 
/**
 * Folder to write into: a USB key, or any other.
 */
folder: string, };
export type ExportVersion = { 
/**
 * Which.
 */
version: string, 
/**
 * As what.
 */
format: FileFormat, 
/**
 * Language of a workbook's headings.
 */
locale: Language, 
/**
 * Folder or file to write; the folder of plain files by default.
 */
path?: string, };
export type FactKind = "verbatims" | "sorted" | "first_theme" | "synthesis" | "senses" | "passes" | "irritants" | "enchantments" | "days_counted" | "week" | "need" | "hours_short" | "observations" | "people_observed" | "people_debriefed";
export type FactOfLook = { 
/**
 * Its day.
 */
day: string, 
/**
 * The words.
 */
fact: string, 
/**
 * Who wrote it.
 */
observer_name: string, };
export type Field = "name" | "name_en" | "region" | "code" | "kind" | "structure" | "address" | "time_zone" | "status" | "market_note" | "unit" | "order" | "channel" | "label" | "label_en" | "regime" | "min_presence" | "active" | "day" | "opens" | "closes" | "number" | "email" | "role" | "from" | "until" | "key";
export type FieldChange = { 
/**
 * Column.
 */
field: Field, 
/**
 * Before; empty if there was none.
 */
before: string, 
/**
 * After; empty if it is taken away.
 */
after: string, };
export type FieldConflict = { 
/**
 * The record.
 */
entity: string, 
/**
 * Its noun.
 */
noun: string, 
/**
 * What names it best; empty if nothing does.
 */
label: string, 
/**
 * The same in English, if it was written in both languages.
 */
label_english: string | null, 
/**
 * Name of its unit; empty for what belongs to all.
 */
unit_name: string, 
/**
 * The field; none if one deleted the record while the other wrote in it.
 */
field: string | null, 
/**
 * What stands for now.
 */
stands: FieldVersion, 
/**
 * What does not.
 */
lost: Array<FieldVersion>, 
/**
 * Both can stand together: they are texts, and one follows the other.
 */
both: boolean, 
/**
 * Everything that was written of the field, latest first.
 */
history: Array<FieldVersion>, };
export type FieldValue = { "field": "text", 
/**
 * Which.
 */
name: TextField, 
/**
 * Place of a behaviour, level of an anchor.
 */
at: number | null, 
/**
 * In which language.
 */
language: Language, 
/**
 * The words.
 */
text: string, } | { "field": "code", 
/**
 * At most 20 characters.
 */
code: string, } | { "field": "channel", 
/**
 * The channel.
 */
channel: Channel, } | { "field": "occasion", 
/**
 * The occasion.
 */
occasion: string, } | { "field": "mandatory", 
/**
 * Everywhere.
 */
mandatory: boolean, } | { "field": "importance", 
/**
 * 1 to 3.
 */
importance: number, } | { "field": "target", 
/**
 * Within its scale.
 */
target: number, } | { "field": "scale", 
/**
 * Lowest level.
 */
min: number, 
/**
 * Highest level.
 */
max: number, } | { "field": "attitude", 
/**
 * By identity.
 */
attitude: string | null, } | { "field": "moment", 
/**
 * By identity.
 */
moment: string | null, };
export type FieldVersion = { 
/**
 * Its operation, to choose it by.
 */
operation: string, 
/**
 * Its author; empty if nobody is named so here.
 */
name: string, 
/**
 * It is mine.
 */
mine: boolean, 
/**
 * When it was written, RFC 3339.
 */
at: string, 
/**
 * What.
 */
value: Shown, };
export type FileColumn = { 
/**
 * Number, from 1.
 */
column: number, 
/**
 * Letters, as a spreadsheet shows them.
 */
letters: string, 
/**
 * Heading; empty where the file has none.
 */
heading: string, 
/**
 * A first cell, as an example.
 */
sample: string, };
export type FileFormat = "json" | "xlsx";
export type FileImported = { 
/**
 * The draft.
 */
version: string, };
export type FileOpened = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Operations that were new; none if it was opened before.
 */
new: number, 
/**
 * This profile joined the file's network.
 */
joined: boolean, };
export type FindingDecision = "open" | "action" | "accepted" | "dropped" | "duplicate";
export type FindingKept = { 
/**
 * The finding.
 */
finding: string, };
export type FindingKind = "irritant" | "enchantment" | "rupture" | "neutral";
export type FindingSource = "sensory" | "voc" | "flow" | "skill" | "other";
export type FindingView = { 
/**
 * The finding.
 */
finding: string, 
/**
 * Nature.
 */
kind: FindingKind, 
/**
 * Origin.
 */
source: FindingSource, 
/**
 * The zone.
 */
zone: string | null, 
/**
 * Its name.
 */
zone_name: Bilingual | null, 
/**
 * The sense.
 */
sense: Sense | null, 
/**
 * What and where.
 */
text: string, 
/**
 * The mark that went with it.
 */
perception: number | null, 
/**
 * Cause.
 */
cause: Cause | null, 
/**
 * 1 to 5.
 */
severity: number | null, 
/**
 * 1 to 5.
 */
frequency: number | null, 
/**
 * 1 to 5.
 */
ease: number | null, 
/**
 * A danger.
 */
safety: boolean, 
/**
 * What becomes of it. `action` exactly while an action answers it.
 */
decision: FindingDecision, 
/**
 * Why it was accepted or dropped.
 */
decision_reason: string | null, 
/**
 * The finding that already says it.
 */
duplicate_of: string | null, 
/**
 * The action that answers it.
 */
action: string | null, 
/**
 * Pictures.
 */
photos: Array<PhotoLine>, 
/**
 * Numbered places whose picture has not arrived.
 */
places: Array<EmptyPlace>, 
/**
 * When it was noted.
 */
noted_at: Timestamp, };
export type FinishNote = { 
/**
 * Which.
 */
debrief: string, };
export type FinishObservation = { 
/**
 * Which.
 */
observation: string, };
export type Flaw = { 
/**
 * The item; `None` for the version as a whole.
 */
item: string | null, 
/**
 * Its field: `title`, `anchor`, `behaviour`, `text`.
 */
field: string, 
/**
 * Level of the anchor, or place of the behaviour from 1.
 */
level: number | null, 
/**
 * `fr` or `en`.
 */
language: string, 
/**
 * The text.
 */
text: string, 
/**
 * Why.
 */
reason: FlawReason, };
export type FlawReason = { "kind": "trait", 
/**
 * The word, as it was written.
 */
word: string, 
/**
 * Its family: the catalogue proposes an act for each.
 */
family: string, } | { "kind": "no_act" } | { "kind": "too_many", 
/**
 * How many it has.
 */
count: number, };
export type FlowBin = { 
/**
 * Day at the place.
 */
local_date: string, 
/**
 * Wall-clock start, `HH:MM`.
 */
start: string, 
/**
 * Taps in it.
 */
count: number, 
/**
 * Minutes watched.
 */
observed_min: number, 
/**
 * Minutes watched over its length; above 1 when the clock went back.
 */
coverage: number, 
/**
 * Per hour.
 */
rate_per_h: number, 
/**
 * Count of the whole slot at this rate, if enough of it was watched.
 */
scaled_count: number | null, };
export type FlowChanged = Record<symbol, never>;
export type FlowPause = { 
/**
 * From.
 */
from: Timestamp, 
/**
 * To.
 */
to: Timestamp, 
/**
 * Length in milliseconds.
 */
ms: number, };
export type FlowPeak = { 
/**
 * Its column.
 */
slot: number, 
/**
 * Arrivals; scaled if it was watched in part.
 */
count: number, 
/**
 * It is scaled.
 */
scaled: boolean, };
export type FlowResult = { 
/**
 * The day.
 */
date: string, 
/**
 * Length of the slots.
 */
interval_min: number, 
/**
 * Columns, from the first to the last that holds anything.
 */
slots: Array<FlowSlot>, 
/**
 * One per post that was watched, or that the total needs.
 */
streams: Array<FlowStream>, 
/**
 * The unit's total, one per column.
 */
totals: Array<FlowTotal>, 
/**
 * Typed totals, one per channel.
 */
typed: Array<TypedStream>, 
/**
 * The busiest slot.
 */
peak: FlowPeak | null, 
/**
 * Arrivals of the posts of the total, in what was watched.
 */
arrivals: number, 
/**
 * Those that left unserved.
 */
left_unserved: number, 
/**
 * Seconds customers were served.
 */
handling: DurationSample | null, 
/**
 * Seconds customers waited.
 */
waiting: DurationSample | null, 
/**
 * Days before this one, newest first.
 */
earlier: Array<EarlierFlow>, 
/**
 * The sentence kept for the report.
 */
conclusion: string | null, };
export type FlowSession = { 
/**
 * Id.
 */
window: string, 
/**
 * From.
 */
from: Timestamp, 
/**
 * To; absent while it goes on.
 */
to: Timestamp | null, 
/**
 * Minutes watched.
 */
observed_min: number, };
export type FlowSlot = { 
/**
 * Day.
 */
date: string, 
/**
 * `HH:MM`.
 */
start: string, 
/**
 * `HH:MM`.
 */
end: string, };
export type FlowStream = { 
/**
 * Post.
 */
post: string, 
/**
 * Name.
 */
name: Bilingual, 
/**
 * Channel.
 */
channel: Channel, 
/**
 * The counting rule.
 */
count_unit: CountUnit, 
/**
 * The total needs it.
 */
required: boolean, 
/**
 * One per column; absent where nobody watched.
 */
cells: Array<FlowBin | null>, 
/**
 * Arrivals counted.
 */
arrivals: number, 
/**
 * Minutes watched.
 */
observed_min: number, 
/**
 * Side tallies.
 */
tallies: Array<TallyCount>, 
/**
 * Sessions, oldest first.
 */
sessions: Array<FlowSession>, 
/**
 * What nobody watched within them.
 */
gaps: Array<CounterGap>, 
/**
 * Pauses.
 */
pauses: Array<FlowPause>, 
/**
 * Taps that do not count.
 */
out_of_window: number, 
/**
 * What was corrected afterwards; the cells and the arrivals hold it.
 */
corrections: Array<SlotCorrection>, };
export type FlowTiming = { 
/**
 * Id.
 */
timing: string, 
/**
 * Post.
 */
post: string, 
/**
 * Joined the queue.
 */
joined_at: Timestamp | null, 
/**
 * Began to be served.
 */
started_at: Timestamp | null, 
/**
 * Gone.
 */
ended_at: Timestamp | null, 
/**
 * The service was broken off.
 */
interrupted: boolean, };
export type FlowTimings = { 
/**
 * Oldest first.
 */
timings: Array<FlowTiming>, };
export type FlowTotal = { 
/**
 * Absent unless every required post was watched.
 */
count: number | null, 
/**
 * Some of it is scaled from a part of the slot.
 */
scaled: boolean, };
export type FollowUpLine = { 
/**
 * It.
 */
follow_up: string, 
/**
 * With whom.
 */
person: string, 
/**
 * The conversation it follows.
 */
debrief: string | null, 
/**
 * What to look at.
 */
skill: string | null, 
/**
 * Title of the skill.
 */
title: Bilingual | null, 
/**
 * The commitment, in the person's words; else the improvement; empty for a skill looked at again.
 */
text: string, 
/**
 * 1 to 5.
 */
step: number, 
/**
 * The day that was agreed.
 */
due_on: string, 
/**
 * The open day it falls on.
 */
on: string, 
/**
 * The agreed day is closed.
 */
moved: boolean, 
/**
 * What it gave; none while it is to come.
 */
result: FollowUpResult | null, 
/**
 * When it was done.
 */
done_on: string | null, 
/**
 * The observation in which it was seen.
 */
done_by: string | null, };
export type FollowUpPlan = { 
/**
 * Today.
 */
today: string, 
/**
 * Days are counted from here: the conversation, the last miss, the last look.
 */
start: string, 
/**
 * The hours of the place are known; else every day counts as open.
 */
hours_known: boolean, 
/**
 * The last look was a miss: it begins again.
 */
restart: boolean, 
/**
 * What was agreed, the next one first.
 */
looks: Array<FollowUpLine>, 
/**
 * Days that could be agreed; none while looks are to come.
 */
proposed: Array<ProposedLook>, };
export type FollowUpResult = "met" | "not_met" | "not_seen";
export type FollowedLink = { 
/**
 * Where it leads; nothing if that is nowhere.
 */
path: string | null, };
export type FollowupKept = Record<symbol, never>;
export type FollowupsPlanned = { 
/**
 * How many.
 */
planned: number, };
export type FunctionGap = { 
/**
 * Which.
 */
function: string, 
/**
 * Name.
 */
name: Bilingual, 
/**
 * How customers wait for it.
 */
way: Regime, 
/**
 * Seconds a customer takes.
 */
aht_s: number | null, 
/**
 * Share promised.
 */
target_share: number, 
/**
 * Wait promised, in seconds.
 */
target_wait_s: number, 
/**
 * By weekday and slot.
 */
cells: Array<GapCell>, 
/**
 * By weekday.
 */
days: Array<PlannedDay>, };
export type FunctionNeed = { 
/**
 * Function.
 */
function: string, 
/**
 * Its name then.
 */
name: Bilingual, 
/**
 * How customers wait for it.
 */
way: Regime, 
/**
 * People there whatever the demand.
 */
min_presence: number, 
/**
 * What it promised.
 */
target: ServiceTarget, 
/**
 * Seconds a customer takes.
 */
aht_s: number | null, 
/**
 * Customers that were timed; 0 if it was typed.
 */
aht_n: number, 
/**
 * Standard deviation of what was timed over its mean.
 */
aht_cv: number | null, 
/**
 * Why nothing could be reckoned: `failure-<code>` words it.
 */
trouble: string | null, 
/**
 * By weekday and slot.
 */
cells: Array<NeedCell>, 
/**
 * Person-hours of the week, time away included; never rounded.
 */
person_h: number, };
export type FunctionRecorded = { 
/**
 * The function.
 */
function: string, };
export type GapCell = { 
/**
 * 1 Monday … 7 Sunday.
 */
iso_weekday: number, 
/**
 * First minute after local midnight.
 */
start_min: number, 
/**
 * People needed; absent where nobody knows.
 */
need: number | null, 
/**
 * People planned; absent where nobody said.
 */
roster: number | null, 
/**
 * Planned minus needed.
 */
gap: number | null, 
/**
 * Customers per hour.
 */
arrivals_per_h: number | null, 
/**
 * Share served in time as planned.
 */
service_level: number | null, 
/**
 * Mean wait as planned, in seconds.
 */
asa_s: number | null, 
/**
 * Customers per hour by which the queue grows: the load is above the people planned.
 */
growth_per_h: number | null, };
export type GapNoted = { 
/**
 * Block of its row.
 */
block: string, 
/**
 * Index of its row, below zero.
 */
index: number, 
/**
 * Length in milliseconds.
 */
ms: number, };
export type GateRecorded = { 
/**
 * Version of the notice in force now.
 */
notice_version: number, 
/**
 * People who were informed of an older notice and are to be informed again.
 */
to_inform_again: number, };
export type GateWritten = { 
/**
 * First day of this version.
 */
on: string, 
/**
 * By whom.
 */
by: string, };
export type GetBoard = { 
/**
 * Where.
 */
unit: string, };
export type GetChanges = { 
/**
 * The earlier one.
 */
before: string, 
/**
 * The later one.
 */
after: string, };
export type GetClosing = { 
/**
 * The day.
 */
visit_day: string, };
export type GetCode = { 
/**
 * The address.
 */
address: string, };
export type GetComparison = { 
/**
 * Where.
 */
unit: string, 
/**
 * Speed of people who hold every function beside those who hold one, above 0 and up to 1.
 */
efficiency?: number | null, };
export type GetConsolidation = { 
/**
 * The day.
 */
visit_day: string, };
export type GetDashboard = { 
/**
 * The day.
 */
visit_day: string, };
export type GetDebrief = { 
/**
 * Which.
 */
debrief: string, };
export type GetFlowResult = { 
/**
 * Day.
 */
visit_day: string, 
/**
 * 5, 15, 30 or 60.
 */
interval_min: number, };
export type GetFollowups = { 
/**
 * With whom.
 */
person: string, 
/**
 * Where.
 */
unit: string, 
/**
 * After which conversation.
 */
debrief?: string | null, 
/**
 * At which skill, without a conversation.
 */
skill?: string | null, };
export type GetImport = { 
/**
 * Where it lies: JSON or a workbook, told apart by what is in it.
 */
path: string, };
export type GetLadder = { 
/**
 * Whose.
 */
person: string, 
/**
 * In which unit.
 */
unit: string, };
export type GetMeeting = { 
/**
 * The day.
 */
visit_day: string, };
export type GetNeed = { 
/**
 * Where.
 */
unit: string, 
/**
 * What of the demand it is for; a normal day by default.
 */
basis?: NeedBasis | null, };
export type GetNextProposal = { 
/**
 * Where.
 */
unit: string, };
export type GetNote = { 
/**
 * Which.
 */
debrief: string, };
export type GetNoteStart = { 
/**
 * In which unit; the first one of the person of the profile by default.
 */
unit?: string, };
export type GetObservation = { 
/**
 * Which.
 */
observation: string, };
export type GetOrganisation = Record<symbol, never>;
export type GetPersonFile = { 
/**
 * Whose.
 */
person: string, 
/**
 * In which unit.
 */
unit: string, 
/**
 * Against which referential; the service referential by default.
 */
kind?: ReferentialKind | null, };
export type GetPersonalData = { 
/**
 * The words.
 */
text: string, };
export type GetPersonalSheet = { 
/**
 * Of which debrief.
 */
debrief: string, };
export type GetPhotoDay = { 
/**
 * The day.
 */
visit_day: string, };
export type GetPlace = Record<symbol, never>;
export type GetPlan = { 
/**
 * The day.
 */
visit_day: string, };
export type GetPreparation = { 
/**
 * The open day.
 */
visit_day?: string | null, 
/**
 * The unit, when no day is open.
 */
unit?: string | null, };
export type GetPresence = { 
/**
 * The day.
 */
visit_day: string, };
export type GetPreview = { 
/**
 * Where it lies.
 */
path: string, };
export type GetProgress = Record<symbol, never>;
export type GetProject = { 
/**
 * Where.
 */
unit: string, };
export type GetRatingForm = { 
/**
 * The day.
 */
visit_day: string, };
export type GetReport = { 
/**
 * The day.
 */
visit_day: string, };
export type GetReportPreview = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * For whom; the unit manager by default.
 */
edition?: Edition, 
/**
 * How people are named in the manager's edition.
 */
names: Names, 
/**
 * Language.
 */
locale: Language, };
export type GetScene = { 
/**
 * Which.
 */
scene: string, 
/**
 * In which unit one observes.
 */
unit: string, };
export type GetSettings = Record<symbol, never>;
export type GetSpine = { 
/**
 * The day.
 */
visit_day: string, };
export type GetTeamDay = Record<symbol, never>;
export type GetTeamView = { 
/**
 * Of which unit.
 */
unit: string, };
export type GetToday = Record<symbol, never>;
export type GetUnit = { 
/**
 * Which.
 */
unit: string, };
export type GetUnitSetup = { 
/**
 * Which.
 */
unit: string, };
export type GetVersion = { 
/**
 * Which.
 */
version: string, };
export type GetVoice = { 
/**
 * Where.
 */
unit: string, 
/**
 * First day; a year before the last one by default.
 */
from?: string | null, 
/**
 * Last day; today by default.
 */
to?: string | null, 
/**
 * Direction that is counted; complaints by default.
 */
polarity?: Polarity | null, 
/**
 * What a mention weighs; one by default.
 */
by?: Weighing | null, };
export type GetWalk = { 
/**
 * The pass.
 */
walk: string, };
export type GetWeek = { 
/**
 * Where.
 */
unit: string, 
/**
 * A version; without one, what is known today.
 */
week?: string | null, 
/**
 * Length of a slot; 30 minutes by default.
 */
interval_min?: number | null, 
/**
 * First day; thirteen weeks ago by default.
 */
period_from?: string | null, 
/**
 * Last day; today by default.
 */
period_to?: string | null, };
export type GoalClosed = Record<symbol, never>;
export type GoalKind = "improve" | "observe_first";
export type GoalLine = { 
/**
 * It.
 */
goal: string, 
/**
 * Whose.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * For which day.
 */
day: string, 
/**
 * Skill.
 */
skill: string | null, 
/**
 * Its title.
 */
skill_title: Bilingual | null, 
/**
 * When to try it.
 */
situation: string, 
/**
 * What will be seen.
 */
expected_behaviour: string, 
/**
 * How it ended.
 */
status: GoalStatus, 
/**
 * The observation that closed it.
 */
closed_by: string | null, };
export type GoalPast = { 
/**
 * The goal.
 */
goal: GoalLine, 
/**
 * What it was for.
 */
kind: GoalKind | null, 
/**
 * What it rested on.
 */
reason: GoalReason | null, 
/**
 * How often to try it.
 */
tries: number | null, 
/**
 * Who looks.
 */
observer_name: string | null, 
/**
 * Day of the observation that closed it.
 */
closed_on: string | null, };
export type GoalProposal = { 
/**
 * Why.
 */
kind: GoalKind, 
/**
 * What it rests on; without levels, means and gaps while no figure may be told.
 */
status: SkillStatus, 
/**
 * Importance × gap over the width of the scale; none while there are too few looks for a mean.
 */
priority: number | null, 
/**
 * It rests on fewer looks than a mean asks for.
 */
provisional: boolean, 
/**
 * Modules to complete first.
 */
modules: Array<ModuleLine>, };
export type GoalReason = { 
/**
 * Importance of the skill in the referential, 1 to 3.
 */
importance: number, 
/**
 * Scored looks behind it.
 */
looks: number, 
/**
 * Target minus mean; none while there are too few looks for a mean.
 */
gap: number | null, };
export type GoalSet = { 
/**
 * It.
 */
goal: string, };
export type GoalStatus = "planned" | "seen_met" | "seen_not_met" | "not_seen" | "cancelled";
export type Goals = { 
/**
 * Oldest first.
 */
goals: Array<GoalLine>, };
export type GrowNote = { 
/**
 * Which.
 */
debrief: string, };
export type HandOn = Record<symbol, never>;
export type HandOver = { 
/**
 * For what.
 */
what: Handover, };
export type Handover = { "kind": "rating", 
/**
 * The day.
 */
visit_day: string, } | { "kind": "walk", 
/**
 * The day.
 */
visit_day: string, 
/**
 * The pass made for them.
 */
walk: string, 
/**
 * The senses they walk afterwards, in order.
 */
then?: Array<Sense>, } | { "kind": "observation", 
/**
 * The day.
 */
visit_day: string, 
/**
 * The observation made for them.
 */
observation: string, } | { "kind": "scene", 
/**
 * Where they observe.
 */
unit: string, 
/**
 * The scene.
 */
scene: string, 
/**
 * Who rates it.
 */
rater: string, };
export type Held = { 
/**
 * In all.
 */
all: number, 
/**
 * Not here yet.
 */
new: number, };
export type ImportCell = { 
/**
 * Its sheet.
 */
sheet: string, 
/**
 * It, for instance `B7`.
 */
cell: string, };
export type ImportCounts = { 
/**
 * The preview's.
 */
token: string, };
export type ImportFile = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its digest, as the look through it told.
 */
digest: string, };
export type ImportLine = { 
/**
 * Id.
 */
import: string, 
/**
 * Name.
 */
file_name: string, 
/**
 * What made it.
 */
source: CountSource, 
/**
 * Channel.
 */
channel: Channel, 
/**
 * First day.
 */
first_day: string, 
/**
 * Last day.
 */
last_day: string, 
/**
 * Rows taken.
 */
rows_ok: number, 
/**
 * Rows left out.
 */
rows_rejected: number, 
/**
 * Customers.
 */
total: number, 
/**
 * When.
 */
imported_at: Timestamp, };
export type ImportPreview = { 
/**
 * Digest of what was looked through: importing names it.
 */
digest: string, 
/**
 * What cannot be read, place by place; nothing is kept while there is any.
 */
problems: Array<ImportProblem>, 
/**
 * Its kind, once it can be read.
 */
kind: ReferentialKind | null, 
/**
 * Its title.
 */
title: Bilingual, 
/**
 * The draft it would change, if there is one.
 */
draft: string | null, 
/**
 * Number of the version it would become.
 */
number: number, 
/**
 * What would change in that draft, or since the version in force.
 */
changes: Array<ItemChange>, };
export type ImportProblem = { 
/**
 * Pointer into the file, `/content/skills/3/target`; line and column where it is no JSON; empty for a whole
 * workbook.
 */
at: string, 
/**
 * The cell, in a workbook.
 */
cell: ImportCell | null, 
/**
 * Code of the catalogue, worded like a failure.
 */
code: string, 
/**
 * Values of its sentence.
 */
params: { [key in string]: string }, };
export type ImportSpreadsheet = { 
/**
 * The preview's.
 */
token: string, };
export type ImportVerbatims = { 
/**
 * The preview's.
 */
token: string, };
export type IndicatorLine = { 
/**
 * Which.
 */
indicator: string, 
/**
 * Name.
 */
name: string, 
/**
 * What it is measured in.
 */
measured_in: string, 
/**
 * Which way is better.
 */
better: Better, 
/**
 * Its values in the unit, oldest first.
 */
measures: Array<MeasureLine>, };
export type IndicatorRecorded = { 
/**
 * Which.
 */
indicator: string, };
export type InformTeam = { 
/**
 * Where.
 */
unit: string, 
/**
 * Who.
 */
people: Array<string>, 
/**
 * How.
 */
channel: NoticeChannel, 
/**
 * When; not in the future.
 */
date: string, 
/**
 * Read or signed; `false` records a refusal to sign, which blocks nothing.
 */
acknowledged?: boolean, };
export type IrritantAction = { 
/**
 * Which.
 */
action: string, 
/**
 * What.
 */
title: string, 
/**
 * State.
 */
status: ActionStatus, 
/**
 * Day it was done or settled.
 */
done_on: string | null, };
export type IrritantLine = { 
/**
 * The latest finding that says it.
 */
finding: string | null, 
/**
 * The theme customers complain of, where it is no finding.
 */
theme: string | null, 
/**
 * Words of the finding; empty for a theme.
 */
text: string, 
/**
 * Name of the theme.
 */
theme_name: Bilingual | null, 
/**
 * Where it was noticed.
 */
zone_name: Bilingual | null, 
/**
 * With which sense.
 */
sense: Sense | null, 
/**
 * First day it was met.
 */
first_on: string, 
/**
 * Last day.
 */
met_on: string, 
/**
 * Visits it was noted at; for a theme, complaints.
 */
times: number, 
/**
 * It was noted at three visits or more.
 */
lasting: boolean, 
/**
 * What was noted, oldest first; empty for a theme.
 */
notes: Array<IrritantNote>, 
/**
 * A danger.
 */
safety: boolean, 
/**
 * Product of its three marks, 1 to 125; absent while one is missing.
 */
priority: number | null, 
/**
 * Where it stands.
 */
standing: IrritantStanding, 
/**
 * Why it was accepted or dropped.
 */
reason: string | null, 
/**
 * When it was accepted or dropped.
 */
decided_on: string | null, 
/**
 * The newest action that answers it.
 */
action: IrritantAction | null, 
/**
 * Times it was met after its end was given or its action done.
 */
since_end: number, };
export type IrritantNote = { 
/**
 * The day.
 */
on: string, 
/**
 * The words.
 */
text: string, };
export type IrritantSettled = { 
/**
 * Irritants of the unit that still wait.
 */
waiting: number, };
export type IrritantStanding = "open" | "came_back" | "decided" | "accepted" | "dropped";
export type Irritants = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * Today.
 */
today: string, 
/**
 * First day that is looked back on.
 */
since: string, 
/**
 * Those that wait first: dangers, then those met most often.
 */
irritants: Array<IrritantLine>, 
/**
 * How many wait for their end.
 */
waiting: number, };
export type IssuedReport = { 
/**
 * The report.
 */
report: string, 
/**
 * For whom.
 */
edition: Edition, 
/**
 * 1 for the first issue of this edition.
 */
number: number, 
/**
 * Name of its file.
 */
file_name: string, 
/**
 * Where the plain file was written on this computer; absent if it was made elsewhere.
 */
path: string | null, 
/**
 * When it was made.
 */
generated_at: Timestamp, 
/**
 * How people are named.
 */
names: Names, 
/**
 * `fr` or `en`.
 */
locale: string, };
export type ItemChange = { 
/**
 * The item.
 */
item: string, 
/**
 * What it is.
 */
noun: ItemNoun, 
/**
 * How it is called, after the change if it is still there.
 */
name: Bilingual, 
/**
 * What happened: the author's word, else the proposal.
 */
kind: ChangeKind, 
/**
 * The author said so.
 */
said: boolean, 
/**
 * Levels cannot be compared across it, whatever the author says.
 */
forced: boolean, 
/**
 * What reads otherwise.
 */
fields: Array<ItemFieldChange>, };
export type ItemFieldChange = { 
/**
 * Its name.
 */
field: string, 
/**
 * Level, for an anchor.
 */
level: number | null, 
/**
 * Before.
 */
before: Bilingual, 
/**
 * After.
 */
after: Bilingual, };
export type ItemKind = "level" | "computed";
export type ItemNoun = "attitude" | "promise" | "moment" | "ritual" | "cue" | "skill";
export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;
export type JudgeChange = { 
/**
 * The draft.
 */
version: string, 
/**
 * The item, by its identity.
 */
item: string, 
/**
 * Which.
 */
nature: ChangeNature | null, };
export type JudgeDouble = { 
/**
 * The record that is read as the other.
 */
person: string, 
/**
 * The record that stands for both.
 */
known_as: string, };
export type KeepAction = { 
/**
 * Which.
 */
action: string, };
export type KeepConclusion = { 
/**
 * Day.
 */
visit_day: string, 
/**
 * The sentence.
 */
text: string, };
export type KeepStrengths = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * In words.
 */
strengths: Array<string>, };
export type Keeper = { 
/**
 * Who.
 */
person: string, 
/**
 * Name.
 */
name: string, };
export type Kept = Record<symbol, never>;
export type KnownPictures = { 
/**
 * Those of the hashes asked for.
 */
originals: Array<string>, };
export type LackKind = "verbatims" | "unsorted" | "synthesis" | "themes" | "walk" | "senses" | "second_observer" | "outsider" | "irritants" | "counts" | "week" | "need" | "roster" | "gate" | "informed" | "observations" | "too_early" | "debriefs" | "target";
export type Ladder = { 
/**
 * Whose.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * A mean is shown from this many looks on.
 */
shown_from: number, 
/**
 * In the referential's order.
 */
rungs: Array<Rung>, };
export type Language = "fr" | "en";
export type LastReport = { 
/**
 * The day it tells.
 */
visit_day: string, 
/**
 * The unit.
 */
unit_name: string, 
/**
 * The day it tells.
 */
date: string, 
/**
 * Its number.
 */
number: number, };
export type LastTap = { 
/**
 * Its name.
 */
tap: TapRef, 
/**
 * Column.
 */
tally: number, 
/**
 * When.
 */
at: Timestamp, };
export type Learning = { 
/**
 * Who.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Informed; without it nobody may name them.
 */
informed: boolean, 
/**
 * There is a management referential to observe them with.
 */
management: boolean, 
/**
 * When they were last observed with it.
 */
observed_on: string | null, 
/**
 * When they last rated a scene together with somebody.
 */
together_on: string | null, 
/**
 * Scenes they rated together with somebody, both ratings done.
 */
together: number, };
export type LearningList = { 
/**
 * In order of names.
 */
people: Array<Learning>, };
export type LeaveObservation = { 
/**
 * Which.
 */
observation: string, };
export type LevelShown = { 
/**
 * The skill.
 */
skill: string, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * Level.
 */
level: number, 
/**
 * Lowest level.
 */
min: number, 
/**
 * Highest level.
 */
max: number, 
/**
 * Target.
 */
target: number, 
/**
 * What is seen at this level.
 */
anchor: Bilingual | null, 
/**
 * The time before.
 */
previous: PastLevel | null, 
/**
 * Looks, this one included.
 */
n: number, };
export type Likeness = "same" | "near";
export type ListActions = { 
/**
 * Which unit.
 */
unit?: string | null, };
export type ListCalibration = { 
/**
 * In which unit one observes.
 */
unit: string, };
export type ListDayGaps = { 
/**
 * The day.
 */
visit_day: string, };
export type ListDebriefs = { 
/**
 * Which visit day.
 */
visit_day: string, };
export type ListDeleted = Record<symbol, never>;
export type ListDrafts = { 
/**
 * Beginning of their keys.
 */
prefix: string, };
export type ListEffects = { 
/**
 * Where.
 */
unit: string, };
export type ListGoals = { 
/**
 * Where.
 */
unit: string, 
/**
 * Which day.
 */
day: string, 
/**
 * Whose; of everybody without it.
 */
person?: string, };
export type ListIrritants = { 
/**
 * Where.
 */
unit: string, };
export type ListKnown = { 
/**
 * `sha256:` of each, as they lie on the phone.
 */
originals: Array<string>, };
export type ListLearning = { 
/**
 * The day.
 */
visit_day: string, };
export type ListMatches = { 
/**
 * What was typed.
 */
text: string, };
export type ListModules = { 
/**
 * Linked to skills of which referential; the service referential by default.
 */
kind?: ReferentialKind | null, };
export type ListNamesFound = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * The edition; that of the manager names people, so nothing is to be found for it.
 */
edition: Edition, 
/**
 * Language of what is proposed.
 */
locale: Language, };
export type ListObservations = { 
/**
 * Which visit day.
 */
visit_day: string, };
export type ListPasses = { 
/**
 * The day.
 */
visit_day: string, };
export type ListPeople = { 
/**
 * On which visit day.
 */
visit_day?: string, 
/**
 * In which unit today, without a visit day.
 */
unit?: string, };
export type ListPhotoMatches = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * What each picture says of itself; `null` for one that says nothing, or that is here already.
 */
shots: Array<Capture | null>, };
export type ListPhotos = { 
/**
 * A finding, a mark or an observation.
 */
owner: string, };
export type ListPosts = { 
/**
 * Day.
 */
visit_day: string, };
export type ListProposals = { 
/**
 * For whom.
 */
person: string, 
/**
 * Where.
 */
unit: string, 
/**
 * For which day; today by default.
 */
day?: string | null, 
/**
 * How many goals the day may have, 1 to 3; two by default.
 */
limit?: number | null, 
/**
 * Against which referential; the service referential by default, that of the conversation if one goes on.
 */
kind?: ReferentialKind | null, 
/**
 * The conversation that goes on: what was seen today counts, and no figure is told before levels are shown.
 */
debrief?: string | null, };
export type ListReferentials = Record<symbol, never>;
export type ListReportDays = Record<symbol, never>;
export type ListRescues = { 
/**
 * Which profile.
 */
profile: string, };
export type ListSuggestions = { 
/**
 * The day.
 */
visit_day: string, };
export type ListThemes = Record<symbol, never>;
export type ListTimings = { 
/**
 * Day.
 */
visit_day: string, };
export type ListUnitSuggestions = { 
/**
 * Where.
 */
unit: string, };
export type ListUnits = Record<symbol, never>;
export type ListVerbatims = { 
/**
 * Of a visit day.
 */
visit_day?: string | null, 
/**
 * Of a unit, where no day is named.
 */
unit?: string | null, 
/**
 * By this channel.
 */
channel?: Channel | null, 
/**
 * In this direction.
 */
polarity?: Polarity | null, 
/**
 * That speak of this theme.
 */
theme?: string | null, 
/**
 * Those nobody sorted yet.
 */
unsorted?: boolean, 
/**
 * Received on this day or later.
 */
from?: string | null, 
/**
 * Received on this day or before.
 */
to?: string | null, };
export type LookAgain = { 
/**
 * Where it was agreed.
 */
debrief: string, 
/**
 * Whose; absent for "a team member".
 */
person: string | null, 
/**
 * Name; empty for "a team member".
 */
person_name: string, 
/**
 * The commitment, in the person's words; else the improvement.
 */
text: string, 
/**
 * When.
 */
on: string | null, };
export type LookAgainDays = { 
/**
 * The first day.
 */
tomorrow: string, 
/**
 * A week from the start.
 */
in_a_week: string, 
/**
 * The next visit, if it is within the limit.
 */
next_visit: string | null, 
/**
 * The last day allowed.
 */
last: string, };
export type MakeDossier = { 
/**
 * The unit.
 */
unit: string, 
/**
 * How the people of its plan are named. Texts stand as they were written: it is the unit's own paper.
 */
names: Names, 
/**
 * Language.
 */
locale: Language, 
/**
 * Folder or file to write; the folder of plain files by default.
 */
path?: string, };
export type MakeNotice = { 
/**
 * Language.
 */
locale: Language, 
/**
 * Folder or file to write; the folder of plain files by default.
 */
path?: string, };
export type MakePersonalSheet = { 
/**
 * The debrief.
 */
debrief: string, 
/**
 * Language.
 */
locale: Language, 
/**
 * Folder or file to write; the folder of plain files by default.
 */
path?: string, };
export type MakePersonalSheets = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * Language.
 */
locale: Language, 
/**
 * Folder to write into; the folder of plain files by default.
 */
folder?: string, };
export type MakeReport = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * For whom; the unit manager by default.
 */
edition?: Edition, 
/**
 * How people are named in the manager's edition; the others name nobody.
 */
names: Names, 
/**
 * With the diagnosis of the unit: in the manager's edition only, for its texts may name people.
 */
diagnosis?: boolean, 
/**
 * Language.
 */
locale: Language, 
/**
 * Folder or file to write; the folder of plain files by default.
 */
path?: string, };
export type MakeRitual = { 
/**
 * The enchantment.
 */
finding: string, };
export type MakeWalkSheets = { 
/**
 * The place.
 */
unit: string, 
/**
 * For which senses; all that are walked here by default.
 */
senses?: Array<Sense>, 
/**
 * Language.
 */
locale: Language, 
/**
 * Folder or file to write; the folder of plain files by default.
 */
path?: string, };
export type MarkInMeeting = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * Who.
 */
person: string, 
/**
 * There.
 */
present: boolean, };
export type MarkInPlane = { 
/**
 * Where.
 */
unit: string, 
/**
 * Which plane.
 */
plane: Plane, 
/**
 * Who.
 */
person: string, 
/**
 * Took part.
 */
took_part: boolean, };
export type MarkInProject = { 
/**
 * Where.
 */
unit: string, 
/**
 * Who.
 */
person: string, 
/**
 * Took part.
 */
took_part: boolean, };
export type MarkPresent = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * Who.
 */
person: string, 
/**
 * There.
 */
present: boolean, };
export type MarkRecorded = { 
/**
 * The record.
 */
record: string, };
export type MarkRetracted = Record<symbol, never>;
export type MasteryState = "not_started" | "in_progress" | "acquired" | "to_consolidate";
export type Match = { 
/**
 * Noun.
 */
noun: string, 
/**
 * Id.
 */
id: string, 
/**
 * Name or text.
 */
label: string, 
/**
 * Day it belongs to, for a finding.
 */
visit_day: string | null, 
/**
 * Unit it belongs to.
 */
unit: string, };
export type Matches = { 
/**
 * At most 50, beginnings first.
 */
matches: Array<Match>, };
export type MeaningChange = { 
/**
 * Number of the version that changed the meaning.
 */
version: number, 
/**
 * Its first day in force.
 */
on: string | null, 
/**
 * Levels from before, which are not counted any more.
 */
set_aside: number, };
export type MeasureKept = { 
/**
 * The measure.
 */
measure: string, };
export type MeasureLine = { 
/**
 * Which.
 */
measure: string, 
/**
 * Last day it tells of.
 */
on: string, 
/**
 * The value.
 */
value: number, 
/**
 * What it rests on.
 */
n: number | null, 
/**
 * Where it comes from.
 */
source: string, };
export type Measured = { 
/**
 * Last day it tells of.
 */
on: string, 
/**
 * The value.
 */
value: number, 
/**
 * What it rests on.
 */
n: number | null, 
/**
 * Where it comes from.
 */
source: string, };
export type MeasuredEffect = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it is measured in.
 */
measured_in: string, 
/**
 * Which way is better.
 */
better: Better, 
/**
 * Before, after, and the difference.
 */
effect: Effect, 
/**
 * All its values in the unit, oldest first.
 */
measures: Array<Measured>, };
export type MeetingKept = { 
/**
 * The meeting.
 */
meeting: string, };
export type MeetingView = { 
/**
 * The meeting; absent until the team sits down.
 */
meeting: string | null, 
/**
 * Start.
 */
started_at: Timestamp | null, 
/**
 * End.
 */
ended_at: Timestamp | null, 
/**
 * The team, and who of it is there.
 */
people: Array<TeamMember>, 
/**
 * The team's own suggestions, in the order they were said.
 */
ideas: Array<TeamIdea>, 
/**
 * What the day suggests was shown.
 */
revealed: boolean, 
/**
 * What the day suggests; empty until it is shown.
 */
suggestions: Array<Suggestion>, 
/**
 * The plan.
 */
plan: ActionPlan, };
export type MergeFinding = { 
/**
 * The finding that goes.
 */
finding: string, 
/**
 * The finding that stays.
 */
into: string, };
export type MergedPerson = { 
/**
 * What was said.
 */
alias: string, 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * The name that stands.
 */
name: string, 
/**
 * The name of the other record.
 */
other_name: string, 
/**
 * Who said it; empty if nobody is named so here.
 */
by: string, 
/**
 * When.
 */
at: Timestamp, };
export type MetAgain = { 
/**
 * Times it was met since.
 */
times: number, 
/**
 * Visits since.
 */
visits: number, };
export type Missing = { 
/**
 * What.
 */
what: MissingWhat, 
/**
 * In which item; `None` if the item itself is missing.
 */
item: string | null, 
/**
 * How that item is called, as far as it is.
 */
name: Bilingual, 
/**
 * At which level.
 */
level: number | null, 
/**
 * How many, where several are.
 */
count: number, };
export type MissingWhat = "attitudes" | "adjective" | "meaning" | "behaviour" | "promise" | "moments" | "moment_title" | "occasion" | "expectation" | "sign" | "skills" | "skill_title" | "situation" | "anchor";
export type ModuleLine = { 
/**
 * It.
 */
module: string, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * How long it takes, in minutes, if known.
 */
duration_min: number | null, 
/**
 * The skills it prepares for, of the referential in front.
 */
skills: Array<string>, 
/**
 * When it was completed; none while it is not.
 */
completed_on: string | null, };
export type ModuleRecorded = { 
/**
 * It.
 */
module: string, };
export type ModuleRemoved = Record<symbol, never>;
export type ModuleSetup = { 
/**
 * It.
 */
module: string, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * How long it takes, in minutes, if known.
 */
duration_min: number | null, 
/**
 * The skills it prepares for, of the referential in front.
 */
skills: Array<string>, };
export type Modules = { 
/**
 * Oldest first.
 */
modules: Array<ModuleSetup>, 
/**
 * In the referential's order.
 */
skills: Array<SkillChoice>, };
export type MomentChoice = { 
/**
 * It.
 */
moment: string, 
/**
 * Title.
 */
title: Bilingual, };
export type MomentText = { 
/**
 * Its identity; nil in a file that names none.
 */
item: string, 
/**
 * What the author says of its change.
 */
nature?: ChangeNature, 
/**
 * Channel (service referential).
 */
channel: Channel | null, 
/**
 * Occasion (mirror referentials).
 */
occasion: string | null, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * What one hopes to feel.
 */
emotional_expectation: Bilingual, 
/**
 * Its rituals.
 */
rituals: Array<SignText>, 
/**
 * Its cues.
 */
cues: Array<SignText>, };
export type MoveFollowup = { 
/**
 * Which.
 */
follow_up: string, 
/**
 * The other day; not in the past.
 */
on: string, };
export type MoveItem = { 
/**
 * The draft.
 */
version: string, 
/**
 * The item, by its identity.
 */
item: string, 
/**
 * Upwards.
 */
up: boolean, };
export type MovePerson = { 
/**
 * Who.
 */
person: string, 
/**
 * Where they work until yesterday.
 */
from: string, 
/**
 * Where they work from today on.
 */
to: string, };
export type MoveZone = { 
/**
 * Which.
 */
zone: string, 
/**
 * Its new place in the customer's order, from 1.
 */
rank: number, };
export type NameReferential = { 
/**
 * Which.
 */
referential: string, 
/**
 * Its title.
 */
title: Bilingual, };
export type NamedText = { 
/**
 * `sha256:` of the text: what its other words belong to.
 */
digest: string, 
/**
 * Where it stands.
 */
place: TextPlace, 
/**
 * The text in pieces, names apart.
 */
passages: Array<Passage>, 
/**
 * What is told instead: the words kept, else a proposal.
 */
wording: string, 
/**
 * Words of it that were read as ordinary words.
 */
words: Array<string>, 
/**
 * Words were kept for it, and they name nobody.
 */
settled: boolean, };
export type NamedTiming = { 
/**
 * Which.
 */
timing: string, };
export type NamedWindow = { 
/**
 * The session.
 */
window: string, };
export type Names = "full" | "initials" | "none";
export type NamesFound = { 
/**
 * In the order of the pages.
 */
texts: Array<NamedText>, 
/**
 * How many of them wait for other words.
 */
waiting: number, };
export type Namesake = { 
/**
 * Row in the file; none for somebody already known.
 */
row: number | null, 
/**
 * Their units.
 */
units: string, 
/**
 * What tells them apart: number, address or key.
 */
told_by: string, };
export type Namesakes = { 
/**
 * Their name.
 */
name: string, 
/**
 * Each of them.
 */
people: Array<Namesake>, };
export type NeedBasis = "mean" | "p80" | "upper";
export type NeedCell = { 
/**
 * 1 Monday … 7 Sunday.
 */
iso_weekday: number, 
/**
 * First minute after local midnight.
 */
start_min: number, 
/**
 * Customers per hour; absent where nobody knows.
 */
arrivals_per_h: number | null, 
/**
 * People busy on average.
 */
offered_load: number | null, 
/**
 * People needed, as a fraction where the work allows it; absent where nobody knows.
 */
staff: number | null, 
/**
 * The same at the low end of what is known.
 */
staff_low: number | null, 
/**
 * The same at the high end.
 */
staff_high: number | null, 
/**
 * Share served in time.
 */
service_level: number | null, 
/**
 * Mean wait in seconds.
 */
asa_s: number | null, 
/**
 * Share of time people are busy.
 */
occupancy: number | null, 
/**
 * What must be said beside it.
 */
flags: Array<NeedFlag>, };
export type NeedFlag = "estimated" | "long_handling" | "too_few_days" | "patience_unknown";
export type NeedSaved = { 
/**
 * Which.
 */
need: string, 
/**
 * Number.
 */
version: number, };
export type NeedVersion = { 
/**
 * Which.
 */
need: string, 
/**
 * Number.
 */
version: number, 
/**
 * Number of the week it rests on.
 */
week_version: number, 
/**
 * What of the demand it is for.
 */
basis: NeedBasis, 
/**
 * When.
 */
saved_at: Timestamp, };
export type NeedView = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * The week in use; none before one is saved.
 */
week: WeekInUse | null, 
/**
 * What of the demand it is for.
 */
basis: NeedBasis, 
/**
 * Functions in use, each with its need.
 */
functions: Array<FunctionNeed>, 
/**
 * Versions saved, newest first.
 */
versions: Array<NeedVersion>, 
/**
 * The newest version says the same.
 */
saved: boolean, };
export type NetworkChanged = Record<symbol, never>;
export type NewItem = { "noun": "attitude" } | { "noun": "promise" } | { "noun": "moment", 
/**
 * In a service referential.
 */
channel: Channel | null, 
/**
 * In a mirror.
 */
occasion: string | null, } | { "noun": "ritual", 
/**
 * Of which moment.
 */
moment: string, } | { "noun": "cue", 
/**
 * Of which moment.
 */
moment: string, } | { "noun": "skill" };
export type NextBecause = { 
/**
 * Why.
 */
reason: NextReason, 
/**
 * How many; for many customers, how many times the middle unit's; nothing where there is nothing to count.
 */
figure: number | null, };
export type NextReason = "never_visited" | "safety" | "late" | "lasting" | "falling" | "to_see" | "busy" | "calm" | "usual";
export type NextVisitProposal = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * Today.
 */
today: string, 
/**
 * The day proposed.
 */
on: string, 
/**
 * Days after the last visit, or after today without one.
 */
days: number, 
/**
 * They are over: the day is the first that can be.
 */
overdue: boolean, 
/**
 * Day of the last visit.
 */
last_visit: string | null, 
/**
 * Why, the weightiest first.
 */
because: Array<NextBecause>, 
/**
 * A visit that is planned already.
 */
planned: PlannedNext | null, };
export type NotYet = { 
/**
 * Which.
 */
action: string, 
/**
 * The new day.
 */
due?: Due | null, };
export type Note = { 
/**
 * `network-note-<code>` words it.
 */
code: string, 
/**
 * Values of the sentence.
 */
params: { [key in string]: string }, };
export type NoteGrown = { 
/**
 * It.
 */
debrief: string, 
/**
 * Visit day, if one was going on.
 */
visit_day: string | null, };
export type NoteKept = Record<symbol, never>;
export type NoteLine = { 
/**
 * It.
 */
debrief: string, 
/**
 * About whom.
 */
name: string | null, 
/**
 * When it was begun.
 */
started_at: Timestamp, 
/**
 * The fact, if written.
 */
fact: string, };
export type NoteMoment = { 
/**
 * It.
 */
moment: string, 
/**
 * Channel.
 */
channel: Channel | null, 
/**
 * Title.
 */
title: Bilingual, };
export type NoteOpened = { 
/**
 * It.
 */
debrief: string, };
export type NotePerson = { 
/**
 * Who.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Informed; without it nobody may name them.
 */
informed: boolean, };
export type NoteStart = { 
/**
 * The unit in front; absent for somebody without a unit.
 */
unit: string | null, 
/**
 * Units of the person of the profile.
 */
units: Array<NoteUnit>, 
/**
 * The network recorded what must be recorded before anybody is observed.
 */
open: boolean, 
/**
 * People of the unit.
 */
people: Array<NotePerson>, 
/**
 * Moments of truth.
 */
moments: Array<NoteMoment>, 
/**
 * Notes begun and not finished, newest first.
 */
unfinished: Array<NoteLine>, 
/**
 * Notes finished, newest first, at most five.
 */
recent: Array<NoteLine>, };
export type NoteUnit = { 
/**
 * It.
 */
unit: string, 
/**
 * Name.
 */
name: string, };
export type NoteView = { 
/**
 * It.
 */
debrief: string, 
/**
 * Its observation.
 */
observation: string | null, 
/**
 * Visit day, if one is going on.
 */
visit_day: string | null, 
/**
 * Place.
 */
unit: string, 
/**
 * About whom.
 */
person: string | null, 
/**
 * Name.
 */
name: string | null, 
/**
 * Moment of truth.
 */
moment: string | null, 
/**
 * The one fact.
 */
fact: string, 
/**
 * What we agreed.
 */
agreed: string, 
/**
 * Day to look again.
 */
follow_up_on: string | null, 
/**
 * Days offered.
 */
look_again: LookAgainDays, 
/**
 * It is finished.
 */
finished: boolean, 
/**
 * It has grown into a full debrief.
 */
grown: boolean, 
/**
 * Her goals of today.
 */
goals: Array<GoalLine>, 
/**
 * What she committed to last.
 */
last_commitment: PastCommitment | null, };
export type Nothing = Record<symbol, never>;
export type NoticeChannel = "meeting" | "paper" | "mail";
export type NoticeMade = { 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * Where it lies.
 */
path: string, };
export type NoticeText = { 
/**
 * Its version.
 */
version: number, 
/**
 * The text.
 */
text: Bilingual, 
/**
 * Whom to ask.
 */
contact: string, 
/**
 * Months for which named observations are kept.
 */
retention_months: number, };
export type NoticeVersion = { 
/**
 * Its number.
 */
version: number, 
/**
 * Since when.
 */
since: string, 
/**
 * What people were told.
 */
text: Bilingual, 
/**
 * Months.
 */
retention_months: number, 
/**
 * People who were informed of it.
 */
informed: number, };
export type ObjectiveKept = { 
/**
 * The objective.
 */
objective: string, };
export type ObjectiveLine = { 
/**
 * Which.
 */
objective: string, 
/**
 * What.
 */
text: string, 
/**
 * How it will be proven.
 */
proof: string, 
/**
 * What is measured.
 */
indicator: string | null, 
/**
 * The value to reach.
 */
target: number | null, 
/**
 * By when.
 */
due_on: string | null, };
export type ObservationDeleted = Record<symbol, never>;
export type ObservationFinished = Record<symbol, never>;
export type ObservationKept = { 
/**
 * Criteria with a level.
 */
scored: number, 
/**
 * Facts asked for and not written.
 */
missing_facts: number, };
export type ObservationLeft = { 
/**
 * It held nothing and is gone.
 */
dropped: boolean, };
export type ObservationLine = { 
/**
 * It.
 */
observation: string, 
/**
 * Who; absent for "a team member".
 */
person: string | null, 
/**
 * Name.
 */
name: string | null, 
/**
 * Against which referential.
 */
kind: ReferentialKind, 
/**
 * First, second … customer.
 */
customer_number: number, 
/**
 * When.
 */
observed_at: Timestamp, 
/**
 * Moment of truth.
 */
moment: Bilingual | null, 
/**
 * Criteria with a level.
 */
scored: number, 
/**
 * Criteria.
 */
of: number, 
/**
 * Facts asked for and not written.
 */
missing_facts: number, 
/**
 * Draft or final.
 */
status: RecordStatus, 
/**
 * One of two ratings of a scene.
 */
double: boolean, 
/**
 * Who observed.
 */
observer_name: string, 
/**
 * The debrief it belongs to.
 */
debrief: string | null, };
export type ObservationOpened = { 
/**
 * It.
 */
observation: string, };
export type ObservationView = { 
/**
 * It.
 */
observation: string, 
/**
 * Visit day.
 */
visit_day: string | null, 
/**
 * Place.
 */
unit: string, 
/**
 * Who was observed; absent for "a team member".
 */
person: string | null, 
/**
 * Name.
 */
name: string | null, 
/**
 * Who observed.
 */
observer: string, 
/**
 * Name of the observer.
 */
observer_name: string, 
/**
 * First, second … customer of this person that day.
 */
customer_number: number, 
/**
 * When.
 */
observed_at: Timestamp, 
/**
 * Against which referential.
 */
kind: ReferentialKind, 
/**
 * Channel.
 */
channel: Channel, 
/**
 * Moment of truth.
 */
moment: string | null, 
/**
 * Moments of this channel, or occasions of a mirror referential, to choose from.
 */
moments: Array<MomentChoice>, 
/**
 * Scene.
 */
scene: string, 
/**
 * Draft or final.
 */
status: RecordStatus, 
/**
 * Levels stay hidden until the other rater of this scene has finished.
 */
blind: boolean, 
/**
 * Criteria in the referential's order.
 */
criteria: Array<CriterionView>, 
/**
 * With a level.
 */
scored: number, 
/**
 * Facts asked for and not written.
 */
missing_facts: number, 
/**
 * The other rater of the same scene.
 */
second: SecondRating | null, 
/**
 * The debrief it belongs to.
 */
debrief: string | null, 
/**
 * Goals of this person for that day.
 */
goals: Array<GoalLine>, 
/**
 * Looks agreed with this person for that day or before, to be done by this observation.
 */
looks: Array<FollowUpLine>, };
export type Observations = { 
/**
 * The date.
 */
day: string, 
/**
 * Oldest first.
 */
observations: Array<ObservationLine>, };
export type ObservationsSwitched = { 
/**
 * Anybody may be observed now.
 */
open: boolean, };
export type Occupancy = "quiet" | "normal" | "peak";
export type Offer = "at_visit" | "at_closing";
export type OfferAnswer = "later" | "without";
export type OfferedFile = { 
/**
 * Where it lies; nothing if none waits.
 */
path: string | null, };
export type OpenDay = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * The calendar day.
 */
date: string, 
/**
 * When it was opened.
 */
opened_at: Timestamp, 
/**
 * The seven stages.
 */
stages: Array<StageLine>, 
/**
 * What the day holds.
 */
counts: DayCounts, };
export type OpenDebrief = { 
/**
 * What it is about.
 */
observations: Array<string>, };
export type OpenFile = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its id, as the preview told it.
 */
bundle: string, };
export type OpenMeeting = { 
/**
 * The day.
 */
visit_day: string, };
export type OpenNote = { 
/**
 * Where.
 */
unit: string, 
/**
 * About whom; without it "a team member".
 */
person?: string, };
export type OpenObservation = { 
/**
 * During which visit day.
 */
visit_day?: string, 
/**
 * Where, without a visit day.
 */
unit?: string, 
/**
 * Whom; without it "a team member".
 */
observed?: string, 
/**
 * By which channel the customer came; a visit in person by default.
 */
channel?: Channel, 
/**
 * Moment of truth.
 */
moment?: string, 
/**
 * Against which referential; `management` is for those who lead the team. The service referential by default.
 */
kind?: ReferentialKind, 
/**
 * The scene in a few words, if it is known already.
 */
scene?: string, 
/**
 * The scene another rater saw too: opens a blind second rating of it.
 */
double_of?: string, 
/**
 * The second rater, with `double_of`; the person of the profile by default.
 */
observer?: string, };
export type OpenOrdinaryDay = { 
/**
 * Where.
 */
unit: string, };
export type OpenProfile = { 
/**
 * Id.
 */
id: string, 
/**
 * Name shown.
 */
name: string, 
/**
 * Practice: invented, never sent.
 */
practice: boolean, 
/**
 * Role.
 */
role: Role, 
/**
 * `fr` or `en`.
 */
locale: string, 
/**
 * The person.
 */
me: string, 
/**
 * The network.
 */
network: string, 
/**
 * IANA zone of its network.
 */
time_zone: string, };
export type OpenWindow = { 
/**
 * Day, if it belongs to a visit.
 */
visit_day: string | null, 
/**
 * Post.
 */
post: string, 
/**
 * Planned end, `HH:MM` at the place; by default the next full hour.
 */
planned_end: string | null, };
export type OpenedRating = { 
/**
 * Listening, usefulness, respect of the unit's own project, clarity: 1 to 5.
 */
answers: Array<number>, 
/**
 * The word for the coach.
 */
comment: string, 
/**
 * When it was sent.
 */
sent_at: Timestamp | null, 
/**
 * Days rated so far.
 */
days: number, 
/**
 * Mean of the days, from three on.
 */
mean: number | null, };
export type OpeningException = { 
/**
 * Which day.
 */
date: string, 
/**
 * When the unit is open; closed all day without any.
 */
spans: Array<OpeningSpan>, };
export type OpeningSlot = { 
/**
 * 1 is Monday, 7 is Sunday.
 */
iso_weekday: number, 
/**
 * First minute.
 */
opens: string, 
/**
 * First minute after; 00:00 is midnight.
 */
closes: string, };
export type OpeningSpan = { 
/**
 * First minute.
 */
opens: string, 
/**
 * First minute after.
 */
closes: string, };
export type OrderSuggestions = { 
/**
 * Where.
 */
unit: string, 
/**
 * All of them, in the team's order.
 */
order: Array<SuggestionKey>, };
export type OrdinaryDayOpened = { 
/**
 * It.
 */
visit_day: string, 
/**
 * A visit of the coach goes on: its day is the one.
 */
of_visit: boolean, };
export type OrdinaryToday = { 
/**
 * It.
 */
visit_day: string, 
/**
 * A visit of the coach.
 */
of_visit: boolean, 
/**
 * What it holds.
 */
counts: DayCounts, };
export type Organisation = { 
/**
 * The network.
 */
network: string, 
/**
 * Today.
 */
today: string, 
/**
 * Observations are open.
 */
open: boolean, 
/**
 * The record in force; none before anything was recorded.
 */
gate: OrganisationGate | null, 
/**
 * When it was last written, and by whom.
 */
written: GateWritten | null, 
/**
 * Whether the person of the profile keeps the record.
 */
may_keep: boolean, 
/**
 * Who keeps it.
 */
keepers: Array<Keeper>, 
/**
 * A text to begin with, written for this product.
 */
proposed_text: Bilingual, 
/**
 * Months to begin with.
 */
proposed_months: number, 
/**
 * Longest time allowed, in months.
 */
most_months: number, 
/**
 * People who were informed of the notice in force.
 */
informed: number, 
/**
 * Versions of the notice, the one in force first.
 */
versions: Array<NoticeVersion>, };
export type OrganisationGate = { 
/**
 * Day on which the works council was informed and consulted.
 */
council_on: string, 
/**
 * Reference of that consultation.
 */
council_reference: string, 
/**
 * Reference of the data protection impact assessment.
 */
impact_reference: string, 
/**
 * Day of that assessment.
 */
impact_on: string | null, 
/**
 * Version of the notice handed to people.
 */
notice_version: number, 
/**
 * The notice itself.
 */
notice_text: Bilingual, 
/**
 * Months for which named observations are kept.
 */
retention_months: number, 
/**
 * Whom to ask: controller and data protection officer.
 */
contact: string, 
/**
 * When observations were switched off again, while they are.
 */
switched_off_at: Timestamp | null, };
export type PairTold = { 
/**
 * The other's name.
 */
name: string, 
/**
 * Scenes both rated.
 */
scenes: number, 
/**
 * How the two agree.
 */
agreement: AgreementTold, };
export type ParetoTheme = { 
/**
 * Which.
 */
theme: string, 
/**
 * Its name.
 */
name: Bilingual, 
/**
 * Verbatims that speak of it.
 */
mentions: number, 
/**
 * Of those, with a severity.
 */
rated: number, 
/**
 * Mean of the severities given, 1 to 5.
 */
severity: number | null, 
/**
 * Mentions × what each weighs.
 */
weight: number, 
/**
 * Weight down to here.
 */
cumulative: number, 
/**
 * Share of the total down to here; absent below ten mentions, where the two figures are said instead.
 */
cumulative_share: number | null, 
/**
 * One of the few that make four fifths of the weight.
 */
vital: boolean, };
export type Part = "structures" | "units" | "zones" | "channels" | "functions" | "hours" | "people";
export type PartCount = { 
/**
 * New.
 */
added: number, 
/**
 * Known, with other values.
 */
changed: number, 
/**
 * Known, as they are.
 */
same: number, 
/**
 * Taken out, to the bin.
 */
removed: number, 
/**
 * Known and not in the file: they stay as they are.
 */
absent: number, };
export type PartPreview = { 
/**
 * Which.
 */
part: Part, 
/**
 * What it would change.
 */
count: PartCount, };
export type Participant = { 
/**
 * Who.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Took part.
 */
took_part: boolean, };
export type PassEnded = { 
/**
 * It holds something and was kept.
 */
kept: boolean, 
/**
 * Zones that were not walked.
 */
not_walked: number, };
export type PassLine = { 
/**
 * The pass.
 */
walk: string, 
/**
 * Mine.
 */
mine: boolean, 
/**
 * Name of the observer; for a guest, how they are called on the sheet.
 */
observer: string, 
/**
 * Of somebody this computer was handed to, or whose paper sheet is typed in here.
 */
guest: boolean, 
/**
 * From outside the team.
 */
external: boolean, 
/**
 * Typed in from a paper sheet.
 */
on_paper: boolean, 
/**
 * Busy or quiet.
 */
moment: Occupancy | null, 
/**
 * Zones marked so far.
 */
marked: number, 
/**
 * Findings of mine; of another observer none is told before the consolidation.
 */
findings: number, 
/**
 * Start.
 */
started_at: Timestamp, 
/**
 * End.
 */
ended_at: Timestamp | null, };
export type PassList = { 
/**
 * Name of the place.
 */
unit_name: string, 
/**
 * The place.
 */
unit: string, 
/**
 * Zones to walk.
 */
zones: number, 
/**
 * Findings of the day that may be seen, those noted in passing included.
 */
findings: number, 
/**
 * Irritants that wait for their three marks.
 */
to_weigh: number, 
/**
 * The day is closed: nothing more is recorded.
 */
closed: boolean, 
/**
 * One line a sense, in the order of the passes.
 */
senses: Array<SensePasses>, };
export type PassStarted = { 
/**
 * The pass.
 */
walk: string, 
/**
 * It was open already.
 */
resumed: boolean, };
export type Passage = { 
/**
 * The piece.
 */
text: string, 
/**
 * It is a name.
 */
name: boolean, 
/**
 * It can only be a name.
 */
certain: boolean, };
export type PastCommitment = { 
/**
 * Day it was said.
 */
day: string, 
/**
 * "When …".
 */
when: string, 
/**
 * "I will …".
 */
then: string, 
/**
 * Day to look again.
 */
follow_up_on: string | null, };
export type PastLevel = { 
/**
 * The level.
 */
level: number, 
/**
 * Its day.
 */
day: string, };
export type PeopleToObserve = { 
/**
 * The place.
 */
unit: string, 
/**
 * The day.
 */
day: string, 
/**
 * The network recorded what must be recorded before anybody is observed.
 */
open: boolean, 
/**
 * The notice handed to people, and whom to ask.
 */
notice: NoticeText | null, 
/**
 * Present people first.
 */
people: Array<PersonToObserve>, };
export type PersonFile = { 
/**
 * Whose.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Whoever reads it is the person.
 */
mine: boolean, 
/**
 * Where.
 */
unit_name: string, 
/**
 * Today.
 */
today: string, 
/**
 * Against which referential.
 */
kind: ReferentialKind, 
/**
 * The person leads the team here, and may be observed with the management referential too.
 */
leads: boolean, 
/**
 * Number of the version.
 */
version: number, 
/**
 * First day of the looks that count.
 */
from: string, 
/**
 * The rule figures go by.
 */
rule: StandingRule, 
/**
 * In the referential's order.
 */
skills: Array<SkillStatus>, 
/**
 * Goals, the latest day first.
 */
goals: Array<GoalPast>, 
/**
 * Earlier goals that are not told.
 */
goals_before: number, 
/**
 * Commitments, the latest first.
 */
commitments: Array<CommitmentPast>, 
/**
 * Looks again to come, and those that were.
 */
follow_ups: Array<FollowUpLine>, 
/**
 * Modules linked to skills of this referential.
 */
modules: Array<ModuleLine>, };
export type PersonRecord = { 
/**
 * Which.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Role in the unit.
 */
role: Role, 
/**
 * Number by which the network knows them.
 */
number: string | null, 
/**
 * Address.
 */
email: string | null, 
/**
 * Who recorded them; empty if nobody is named so here.
 */
recorded_by: string, 
/**
 * When.
 */
recorded_at: Timestamp, 
/**
 * Was informed of observations.
 */
informed: boolean, 
/**
 * Observations of this record in the unit.
 */
observations: number, };
export type PersonRecorded = { 
/**
 * Who.
 */
person: string, };
export type PersonSetup = { 
/**
 * Who.
 */
person: string, 
/**
 * Name shown.
 */
name: string, 
/**
 * Number by which the network knows them.
 */
number: string | null, 
/**
 * Address.
 */
email: string | null, 
/**
 * What they do here.
 */
role: Role, 
/**
 * Last day here, if known.
 */
until: string | null, };
export type PersonToObserve = { 
/**
 * Who.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Role in the unit.
 */
role: Role, 
/**
 * 1 to 9, the digit that chooses; none from the tenth on.
 */
number: number | null, 
/**
 * There today.
 */
present: boolean, 
/**
 * Day on which this person was informed; without it nobody may name them.
 */
informed_on: string | null, 
/**
 * Observations of this person on that day.
 */
observations: number, };
export type PersonalData = { 
/**
 * The words in pieces, what was found apart.
 */
pieces: Array<PersonalPiece>, 
/**
 * The words with everything found masked.
 */
masked: string, 
/**
 * How many were found.
 */
found: number, };
export type PersonalKind = "name" | "phone" | "email" | "number";
export type PersonalPiece = { 
/**
 * The piece.
 */
text: string, 
/**
 * What it seems to be; absent for ordinary words.
 */
kind: PersonalKind | null, };
export type PersonalSheetMade = { 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * Where it lies.
 */
path: string, };
export type PersonalSheetView = { 
/**
 * Name.
 */
name: string | null, 
/**
 * Place.
 */
unit_name: string, 
/**
 * Day.
 */
day: string, 
/**
 * Who led.
 */
led_by_name: string, 
/**
 * Facts.
 */
facts: Array<DebriefFactView>, 
/**
 * Strengths.
 */
strengths: Array<string>, 
/**
 * The one improvement.
 */
improvement: string, 
/**
 * "When …".
 */
commitment_when: string, 
/**
 * "I will …".
 */
commitment_then: string, 
/**
 * What coach or manager provides.
 */
support_needed: string, 
/**
 * Day to look again.
 */
follow_up_on: string | null, 
/**
 * Her comment.
 */
person_comment: string, };
export type PersonalSheetsMade = { 
/**
 * One a debrief.
 */
sheets: Array<PersonalSheetMade>, 
/**
 * Names of people who were observed and with whom nobody has finished speaking: they have nothing to take away.
 */
without: Array<string>, };
export type PhoneClock = { 
/**
 * As it calls itself; empty if it does not.
 */
phone: string, 
/**
 * Seconds it is ahead of this computer; negative if behind. Absent until it was compared.
 */
ahead_s: number | null, 
/**
 * Pictures of it.
 */
shots: number, };
export type PhotoBlurred = { 
/**
 * `sha256:` of the picture that took its place.
 */
hash: string, 
/**
 * Reports of the day issued before: they may still show the earlier picture.
 */
reports: number, };
export type PhotoDay = { 
/**
 * The place visited.
 */
unit_name: string, 
/**
 * In order of numbers.
 */
places: Array<PlaceLine>, 
/**
 * Pictures of the day, oldest first.
 */
photos: Array<DayPhoto>, };
export type PhotoKept = { 
/**
 * The attachment.
 */
attachment: string, };
export type PhotoLine = { 
/**
 * The attachment.
 */
attachment: string, 
/**
 * `sha256:` of the picture.
 */
hash: string, 
/**
 * What it shows.
 */
caption: string, 
/**
 * Somebody can be recognised on it; unanswered at first.
 */
contains_people: boolean | null, 
/**
 * Something on it was made unrecognisable.
 */
blurred: boolean, 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, 
/**
 * Local capture time, if the picture told it.
 */
taken_at: string | null, };
export type PhotoList = { 
/**
 * Oldest first.
 */
photos: Array<PhotoLine>, 
/**
 * Numbered places reserved for it whose picture has not arrived.
 */
places: Array<EmptyPlace>, };
export type PhotoMatch = { 
/**
 * The place.
 */
place: string, 
/**
 * The picture.
 */
shot: number, 
/**
 * Seconds from reserving to taking, by this computer's clock.
 */
after_s: number, 
/**
 * Nothing else comes near it.
 */
sure: boolean, };
export type PhotoMatches = { 
/**
 * In order of the places' times.
 */
matches: Array<PhotoMatch>, 
/**
 * One for each picture.
 */
shots: Array<ShotLine>, 
/**
 * The phones they were taken with.
 */
clocks: Array<PhoneClock>, };
export type Place = { 
/**
 * Route, `/today` at first.
 */
route: string, };
export type PlaceLine = { 
/**
 * The place.
 */
place: string, 
/**
 * Its number in the day.
 */
number: number, 
/**
 * When it was reserved.
 */
reserved_at: Timestamp, 
/**
 * The zone it was reserved in.
 */
zone_name: Bilingual | null, 
/**
 * The finding it was reserved for.
 */
text: string | null, 
/**
 * Its picture has arrived.
 */
filled: boolean, };
export type PlaceReleased = Record<symbol, never>;
export type PlaceReserved = { 
/**
 * The place.
 */
place: string, 
/**
 * Its number in the day.
 */
number: number, };
export type PlanFollowups = { 
/**
 * With whom.
 */
person: string, 
/**
 * Where.
 */
unit: string, 
/**
 * After which conversation.
 */
debrief?: string | null, 
/**
 * At which skill; that of the conversation's improvement by default.
 */
skill?: string | null, 
/**
 * One to five days to come, in order.
 */
dates: Array<string>, };
export type PlanVisit = { 
/**
 * Where.
 */
unit: string, 
/**
 * When.
 */
on: string, 
/**
 * Time of arrival, `HH:MM`.
 */
at?: string | null, };
export type Plane = "voice_of_customer" | "sensory_walk" | "flow_analysis" | "skills";
export type PlaneFact = { 
/**
 * What.
 */
kind: FactKind, 
/**
 * How many.
 */
n: number, 
/**
 * Of how many.
 */
of: number | null, 
/**
 * Its day.
 */
on: string | null, 
/**
 * Words that go with it: the name of a theme in French; none otherwise.
 */
words: Bilingual | null, };
export type PlaneKept = { 
/**
 * The plane.
 */
plane: string, };
export type PlaneLack = { 
/**
 * What.
 */
kind: LackKind, 
/**
 * How many, where it can be counted.
 */
n: number | null, };
export type PlaneState = "not_begun" | "in_progress" | "complete";
export type PlaneView = { 
/**
 * Which.
 */
plane: Plane, 
/**
 * How far it is.
 */
state: PlaneState, 
/**
 * First day of what exists.
 */
first_on: string | null, 
/**
 * Last day.
 */
last_on: string | null, 
/**
 * What exists. What does not is missing, and never a zero.
 */
facts: Array<PlaneFact>, 
/**
 * What is missing.
 */
missing: Array<PlaneLack>, 
/**
 * What customers should experience, in the team's words.
 */
target: string, 
/**
 * What they experience today.
 */
main_gap: string, 
/**
 * The team, and who of it took part; empty for the skills, which name nobody.
 */
team: Array<Participant>, };
export type PlannedDay = { 
/**
 * 1 Monday … 7 Sunday.
 */
iso_weekday: number, 
/**
 * Slots short of people.
 */
under_slots: number, 
/**
 * Slots with more than needed.
 */
over_slots: number, 
/**
 * Person-hours short.
 */
under_person_h: number, 
/**
 * Person-hours long.
 */
over_person_h: number, 
/**
 * Share of the need that is covered.
 */
coverage: number | null, 
/**
 * Share of customers served in time, each slot weighed by its customers.
 */
service_level: number | null, 
/**
 * Customers of the slots whose service is known.
 */
customers: number, 
/**
 * Those of them who are served in time.
 */
in_time: number, 
/**
 * Slots of the day that can be compared.
 */
slots: number, 
/**
 * All slots of the day.
 */
all_slots: number, };
export type PlannedNext = { 
/**
 * Which.
 */
visit: string, 
/**
 * Its day.
 */
on: string, };
export type PlannedVisit = { 
/**
 * The visit.
 */
visit: string, 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Day.
 */
planned_on: string, 
/**
 * Time of arrival, `HH:MM`.
 */
planned_at: string | null, 
/**
 * It goes on: its next day can be opened.
 */
goes_on: boolean, };
export type PlantYear = Record<symbol, never>;
export type Polarity = "positive" | "neutral" | "negative";
export type PooledDay = { 
/**
 * 1 Monday … 7 Sunday.
 */
iso_weekday: number, 
/**
 * Person-hours saved, corrected.
 */
gain_person_h: number, 
/**
 * What plain Erlang C would promise.
 */
plain_gain_person_h: number, };
export type PooledSlot = { 
/**
 * 1 Monday … 7 Sunday.
 */
iso_weekday: number, 
/**
 * First minute after local midnight.
 */
start_min: number, 
/**
 * People apart.
 */
separate: number, 
/**
 * People together, corrected.
 */
together: number, 
/**
 * Mean handling time together, in seconds.
 */
aht_s: number | null, 
/**
 * Squared coefficient of variation of handling times; 1 is what Erlang C supposes.
 */
service_scv: number | null, 
/**
 * Mean wait together, corrected, in seconds.
 */
asa_s: number | null, };
export type Pooling = { 
/**
 * Their names.
 */
functions: Array<Bilingual>, 
/**
 * Speed of people who hold them all beside those who hold one.
 */
efficiency: number, 
/**
 * The strictest promise of theirs.
 */
target_share: number, 
/**
 * See above, in seconds.
 */
target_wait_s: number, 
/**
 * Person-hours saved by weekday; below zero it costs.
 */
days: Array<PooledDay>, 
/**
 * The slot in which it saves most.
 */
best: PooledSlot | null, };
export type PreferNotToSay = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * She prefers so.
 */
prefers: boolean, };
export type Preparation = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * The visit, once it is open.
 */
visit: string | null, 
/**
 * The day, once it is open.
 */
visit_day: string | null, 
/**
 * Today.
 */
today: string, 
/**
 * The day before, if the unit was visited.
 */
last_on: string | null, 
/**
 * Promises of last time, those still open first.
 */
promises: Array<ActionItem>, 
/**
 * Done before today: did it work?
 */
effects: Array<ActionItem>, 
/**
 * What people wanted looked at again.
 */
look_again: Array<LookAgain>, 
/**
 * Irritants met at several visits.
 */
recurring: Array<RecurringIrritant>, 
/**
 * The criteria with the largest gap.
 */
weakest: Array<WeakCriterion>, 
/**
 * Those who lead the team and learn to observe it.
 */
learning: Array<Learning>, 
/**
 * Who works here.
 */
people: Array<TeamMember>, 
/**
 * What the coach wants to see.
 */
intention: string, };
export type Presence = { 
/**
 * Minutes the window was in front, counting left out.
 */
entry_min: number, 
/**
 * Minutes it was in front while customers were counted.
 */
counting_min: number, 
/**
 * Minutes the visit has lasted.
 */
elapsed_min: number, 
/**
 * Entry over the visit, 0 to 1; none before the first minute.
 */
share: number | null, 
/**
 * The share it shall stay under.
 */
most: number, };
export type PreviewCounts = { 
/**
 * Where it was counted.
 */
unit: string, 
/**
 * The file.
 */
path: string, 
/**
 * What its columns mean; without one, what was said of such a file before, else a guess.
 */
mapping?: CountMapping | null, };
export type PreviewSpreadsheet = { 
/**
 * The file.
 */
path: string, 
/**
 * What comes first in 03/04/2026, once that was asked.
 */
day_order: DayOrder | null, 
/**
 * Language of the values shown.
 */
locale: Language, };
export type PreviewVerbatims = { 
/**
 * Of which unit.
 */
unit: string, 
/**
 * The file.
 */
path: string, 
/**
 * What its columns mean; without one, what was said of such a file before, else a guess.
 */
mapping?: VocMapping | null, };
export type ProblemReport = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * `linux`, `windows`, `macos`.
 */
system: string, 
/**
 * `x86_64`, `aarch64`.
 */
architecture: string, 
/**
 * The open profile; none without one.
 */
profile: ProfileSizes | null, 
/**
 * Latest failures last, forty at most.
 */
failures: Array<AnsweredFailure>, };
export type ProfileCreated = { 
/**
 * Its id.
 */
profile: string, 
/**
 * The code to print, shown once; none for practice.
 */
recovery_code: string | null, };
export type ProfileHeader = { 
/**
 * Id, also the folder's name.
 */
id: string, 
/**
 * Name shown; initials before a real profile is open.
 */
name: string, 
/**
 * Practice: invented, never sent, asks nothing.
 */
practice: boolean, 
/**
 * Role; none before a real profile is open.
 */
role: Role | null, 
/**
 * `fr` or `en`.
 */
locale: string, 
/**
 * When it was last opened, RFC 3339.
 */
last_used: string | null, };
export type ProfileList = { 
/**
 * Most recently used first.
 */
profiles: Array<ProfileHeader>, };
export type ProfileSizes = { 
/**
 * Invented data.
 */
practice: boolean, 
/**
 * The disk cannot be written.
 */
view_only: boolean, 
/**
 * Bytes of the database.
 */
database_bytes: number, 
/**
 * Bytes of its log not yet written back.
 */
log_bytes: number, 
/**
 * Sealed pictures and reports.
 */
files: number, 
/**
 * Their bytes.
 */
files_bytes: number, 
/**
 * Copies in the profile's folder.
 */
copies: number, 
/**
 * Files moved aside after damage.
 */
aside: number, };
export type ProfileVerified = { 
/**
 * Operations in the log.
 */
operations: number, 
/**
 * Counter rows.
 */
events: number, 
/**
 * Entities.
 */
entities: number, 
/**
 * Technical lines of what is wrong; empty when all is well.
 */
faults: Array<string>, };
export type Progress = { 
/**
 * What is being done; nothing if no work is under way.
 */
step: Step | null, 
/**
 * Parts done.
 */
done: number, 
/**
 * Of how many.
 */
total: number, };
export type ProjectKept = { 
/**
 * The project.
 */
project: string, };
export type ProjectView = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * Today.
 */
today: string, 
/**
 * Since when there is one.
 */
started_on: string | null, 
/**
 * What it means to the team.
 */
meaning: string, 
/**
 * How the team keeps it alive.
 */
animation_rhythm: string, 
/**
 * The team, and who of it wrote the project.
 */
team: Array<Author>, 
/**
 * What it wants to reach.
 */
objectives: Array<ObjectiveLine>, 
/**
 * Every indicator of the network, those measured here with their values.
 */
indicators: Array<IndicatorLine>, };
export type PromiseAction = { 
/**
 * Where.
 */
unit: string, 
/**
 * During which day of a visit.
 */
visit_day?: string | null, 
/**
 * Born from.
 */
source: ActionSource, 
/**
 * Id of the finding, the score, the debrief, the team's suggestion, the theme, the function or the skill.
 */
source_id?: string | null, 
/**
 * What; by default the words it was born from.
 */
title?: string | null, 
/**
 * Who; the unit manager by default.
 */
owner?: string | null, 
/**
 * By when; a week by default.
 */
due?: Due | null, 
/**
 * Kind; by default a ritual from an enchantment, training from a criterion or a debrief, else a quick win.
 */
kind?: ActionKind | null, 
/**
 * What should change for customers.
 */
expected_effect?: string | null, 
/**
 * The indicator it is meant to move.
 */
indicator?: string | null, 
/**
 * The words it was suggested in, where `title` is the team's own.
 */
proposed_as?: string | null, };
export type PromiseText = { 
/**
 * Its identity; nil in a file that names none.
 */
item: string, 
/**
 * What the author says of its change.
 */
nature?: ChangeNature, 
/**
 * The promise.
 */
text: Bilingual, };
export type Proposal = { 
/**
 * The skill.
 */
skill: string, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * What was said or done.
 */
fact: string, 
/**
 * What is seen at the target level.
 */
target_anchor: Bilingual | null, };
export type Proposals = { 
/**
 * For which day.
 */
day: string, 
/**
 * Goals the day may have.
 */
limit: number, 
/**
 * Goals it has already.
 */
taken: number, 
/**
 * Her view comes first: nothing is proposed before it.
 */
waits_for_her_view: boolean, 
/**
 * Figures may be told.
 */
figures: boolean, 
/**
 * First things first.
 */
proposals: Array<GoalProposal>, 
/**
 * Gaps that wait for another day.
 */
waiting: Array<WaitingSkill>, 
/**
 * Why one comes before another of the same weight.
 */
ties: Array<TieTold>, };
export type ProposedLook = { 
/**
 * Days after the start.
 */
after_days: number, 
/**
 * The open day.
 */
on: string, 
/**
 * The day itself is closed.
 */
moved: boolean, };
export type PublishVersion = { 
/**
 * The draft.
 */
version: string, 
/**
 * What changed and why, 1 to 2,000 characters.
 */
change_note: string, 
/**
 * Why criteria that judge a person or show nothing are kept; needed if there are any.
 */
kept_because?: string | null, };
export type QualityLine = { 
/**
 * Its name.
 */
name: string, 
/**
 * It holds.
 */
held: boolean, };
export type QuickFindingRecorded = { 
/**
 * The finding.
 */
finding: string, };
export type RankedFinding = { 
/**
 * Place, from 1.
 */
rank: number, 
/**
 * Product of the three marks.
 */
priority: number, 
/**
 * How soon to look at it.
 */
band: Band, 
/**
 * The finding with its three marks.
 */
finding: FindingView, };
export type RateScene = { 
/**
 * Which.
 */
scene: string, 
/**
 * In which unit one observes.
 */
unit: string, 
/**
 * Levels, of the skills one saw.
 */
scores: Array<AttemptLevel>, };
export type RatingForm = { 
/**
 * The unit.
 */
unit_name: string, 
/**
 * Who is rated.
 */
coach_name: string, 
/**
 * Answers so far to questions 1 to 4.
 */
answers: Array<number | null>, 
/**
 * The word for the coach so far.
 */
comment: string, 
/**
 * It was sent; nothing of it is shown any more.
 */
sent: boolean, };
export type RatingKept = { 
/**
 * Questions that have an answer.
 */
answered: number, };
export type RatingState = "none" | "begun" | "sealed" | "opened" | "skipped";
export type RecordBeat = { 
/**
 * Block.
 */
block: string, };
export type RecordChannel = { 
/**
 * The unit.
 */
unit: string, 
/**
 * The channel.
 */
channel: Channel, 
/**
 * In use.
 */
active: boolean, };
export type RecordComment = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * Comment.
 */
comment?: string, 
/**
 * 1 to 5.
 */
usefulness?: number, };
export type RecordCommitment = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * "When …".
 */
when?: string, 
/**
 * "I will …".
 */
then?: string, 
/**
 * What changes for the customer.
 */
expected_effect?: string, 
/**
 * What coach or manager provides.
 */
support_needed?: string, };
export type RecordDebriefFact = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * The fact to word anew; a new one without it.
 */
fact?: string, 
/**
 * Situation.
 */
situation?: string, 
/**
 * Gesture or quote.
 */
behaviour?: string, 
/**
 * Effect on the customer.
 */
effect_on_customer?: string, };
export type RecordDraft = { 
/**
 * Field it belongs to.
 */
key: string, 
/**
 * Text so far; at most 10,000 characters.
 */
text: string, };
export type RecordFinding = { 
/**
 * The pass.
 */
walk: string, 
/**
 * The zone.
 */
zone: string, 
/**
 * What and where, 1 to 2,000 characters. The zone's mark makes it an irritant or an enchantment.
 */
text: string, };
export type RecordFunction = { 
/**
 * Where.
 */
unit: string, 
/**
 * Which; a new one without.
 */
function?: string | null, 
/**
 * Its name.
 */
name: string, 
/**
 * How customers wait for it.
 */
way: Regime, 
/**
 * People there whatever the demand.
 */
min_presence: number, 
/**
 * Whose customers come to it.
 */
routing: Array<RoutingShare>, 
/**
 * Seconds a customer takes, typed; without it, what was timed.
 */
aht_s?: number | null, 
/**
 * Share served within the wait, below 1.
 */
target_share: number, 
/**
 * That wait, in seconds.
 */
target_wait_s: number, 
/**
 * Highest share of time people may be busy.
 */
max_occupancy: number, 
/**
 * Mean time before customers give up, in seconds.
 */
patience_s?: number | null, 
/**
 * Hours within which deferred work is due.
 */
deadline_h: number, 
/**
 * Minutes of work left from the day before.
 */
backlog_min: number, 
/**
 * Conversations one person holds at a time.
 */
concurrency: number, 
/**
 * Share of paid time people are away.
 */
shrinkage: number, 
/**
 * Tasks done in rounds.
 */
tasks: Array<RoundLine>, };
export type RecordGate = { 
/**
 * Day on which the works council was informed and consulted; not in the future.
 */
council_on: string, 
/**
 * Reference of that consultation.
 */
council_reference: string, 
/**
 * Reference of the impact assessment.
 */
impact_reference: string, 
/**
 * Day of that assessment.
 */
impact_on?: string | null, 
/**
 * The notice in both languages.
 */
notice_text: Bilingual, 
/**
 * Months for which named observations are kept.
 */
retention_months: number, 
/**
 * Whom to ask.
 */
contact: string, };
export type RecordHours = { 
/**
 * The unit.
 */
unit: string, 
/**
 * The usual week.
 */
slots: Array<OpeningSlot>, 
/**
 * The days that are different.
 */
exceptions: Array<OpeningException>, };
export type RecordIndicator = { 
/**
 * Which; none for a new one.
 */
indicator?: string | null, 
/**
 * Name, 1 to 120 characters, unlike any other.
 */
name: string, 
/**
 * What it is measured in: min, %, points; may be empty.
 */
measured_in: string, 
/**
 * Which way is better.
 */
better: Better, };
export type RecordMark = { 
/**
 * The pass.
 */
walk: string, 
/**
 * The zone.
 */
zone: string, 
/**
 * −2 to +2; `null` when nothing is perceptible here with this sense, which is a fact too.
 */
perception: number | null, };
export type RecordMeasure = { 
/**
 * Where.
 */
unit: string, 
/**
 * What was measured.
 */
indicator: string, 
/**
 * Last day it tells of.
 */
on: string, 
/**
 * The value.
 */
value: number, 
/**
 * What it rests on: customers asked, services timed.
 */
n?: number | null, 
/**
 * Where it comes from, at most 2,000 characters.
 */
source?: string, };
export type RecordModule = { 
/**
 * The one to put right.
 */
module?: string | null, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * How long it takes, in minutes, if known.
 */
duration_min?: number | null, 
/**
 * The skills it prepares for.
 */
skills: Array<string>, };
export type RecordNote = { 
/**
 * Which.
 */
debrief: string, 
/**
 * Moment of truth.
 */
moment?: string, 
/**
 * The one fact.
 */
fact?: string, 
/**
 * What we agreed.
 */
agreed?: string, 
/**
 * Day to look again, at most 14 days ahead.
 */
follow_up_on?: string, };
export type RecordObjective = { 
/**
 * Where.
 */
unit: string, 
/**
 * Which; none for a new one.
 */
objective?: string | null, 
/**
 * What, in the team's words, 1 to 2,000 characters.
 */
text: string, 
/**
 * How it will be proven, at most 2,000 characters.
 */
proof: string, 
/**
 * What is measured.
 */
indicator?: string | null, 
/**
 * The value to reach.
 */
target?: number | null, 
/**
 * By when.
 */
due_on?: string | null, };
export type RecordObservedFact = { 
/**
 * In which observation.
 */
observation: string, 
/**
 * For which skill.
 */
skill: string, 
/**
 * What was said or done; empty takes it back.
 */
fact: string, };
export type RecordOptions = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * One a line.
 */
options: Array<string>, };
export type RecordPerson = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Who; none for somebody new.
 */
person: string | null, 
/**
 * Name shown.
 */
name: string, 
/**
 * Number by which the network knows them.
 */
number: string | null, 
/**
 * Address.
 */
email: string | null, 
/**
 * What they do here.
 */
role: Role, 
/**
 * Last day here, once it is known.
 */
until: string | null, };
export type RecordPlace = { 
/**
 * Route.
 */
route: string, };
export type RecordPresence = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * Visible and focused since it was last told, milliseconds, five minutes at most.
 */
screen_ms: number, 
/**
 * Of these, while customers were counted.
 */
counting_ms: number, };
export type RecordQuickFinding = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * Nature.
 */
kind: FindingKind, 
/**
 * What and where.
 */
text: string, 
/**
 * Where, if a zone was chosen.
 */
zone?: string | null, 
/**
 * Cause, if said.
 */
cause?: Cause | null, 
/**
 * A danger.
 */
safety?: boolean | null, };
export type RecordRoster = { 
/**
 * Where.
 */
unit: string, 
/**
 * Function.
 */
function: string, 
/**
 * Slots; the others stay as they are.
 */
cells: Array<RosterEntry>, };
export type RecordRow = { 
/**
 * Block.
 */
block: string, 
/**
 * Index chosen before the first attempt.
 */
index: number, };
export type RecordScene = { 
/**
 * The one to put right.
 */
scene?: string | null, 
/**
 * Title.
 */
title: string, 
/**
 * What happens, as one would see and hear it.
 */
material: string, 
/**
 * Against which referential; the service referential by default.
 */
kind?: ReferentialKind | null, 
/**
 * The reference, for the skills that can be seen in it.
 */
reference: Array<ReferenceLevel>, };
export type RecordScore = { 
/**
 * In which observation.
 */
observation: string, 
/**
 * For which skill.
 */
skill: string, 
/**
 * Level.
 */
value?: number, 
/**
 * Not observed, not applicable, refused.
 */
absence?: Absence, };
export type RecordSelfView = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * What went well for her.
 */
went_well?: string, 
/**
 * What she would change.
 */
to_change?: string, };
export type RecordSpecialDay = { 
/**
 * Where.
 */
unit: string, 
/**
 * Which day.
 */
date: string, 
/**
 * Why.
 */
reason: SpecialReason, 
/**
 * Only this channel.
 */
channel?: Channel | null, 
/**
 * Left out of the normal week.
 */
exclude_from_reference: boolean, 
/**
 * More about it.
 */
note: string, };
export type RecordStatus = "draft" | "final";
export type RecordStep = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * 1 to 6.
 */
step: number, };
export type RecordTap = { 
/**
 * Block.
 */
block: string, 
/**
 * Index chosen before the first attempt; a retry uses the same.
 */
index: number, 
/**
 * 0 arrival, 1 left unserved, 2 to 6 the network's own.
 */
tally: number, };
export type RecordTheme = { 
/**
 * Which; none for a new one.
 */
theme?: string | null, 
/**
 * Its name, 1 to 120 characters, unlike any other.
 */
name: Bilingual, };
export type RecordTypedTotal = { 
/**
 * Day.
 */
visit_day: string, 
/**
 * Channel.
 */
channel: Channel, 
/**
 * First minute of the slot after local midnight.
 */
start_min: number, 
/**
 * 5, 15, 30 or 60.
 */
interval_min: number, 
/**
 * How many.
 */
count: number, 
/**
 * Minutes really observed, above 0 and at most the interval.
 */
observed_min: number, };
export type RecordUnit = { 
/**
 * Which; none for a new one.
 */
unit: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Code, unique in the network.
 */
code: string, 
/**
 * Kind of place.
 */
unit_kind: UnitKind, 
/**
 * Postal address.
 */
address: string | null, 
/**
 * Whether it takes part.
 */
status: UnitStatus, };
export type RecordVerbatim = { 
/**
 * The visit day it was heard on.
 */
visit_day?: string | null, 
/**
 * The unit, where it was heard on no visit day.
 */
unit?: string | null, 
/**
 * The words, 1 to 2,000 characters.
 */
text: string, 
/**
 * Direction.
 */
polarity: Polarity, 
/**
 * Channel it came by.
 */
channel: Channel, 
/**
 * What it speaks of.
 */
themes?: Array<string>, 
/**
 * 1 barely noticed … 5 the customer leaves or complains.
 */
severity?: number | null, 
/**
 * Day it was received; today by default.
 */
received_on?: string | null, 
/**
 * Somebody looked at the names and numbers in it: they stay.
 */
as_it_is?: boolean, };
export type RecordZone = { 
/**
 * Its unit.
 */
unit: string, 
/**
 * Which; none for a new one, at the end of the walk.
 */
zone: string | null, 
/**
 * Its name.
 */
name: Bilingual, };
export type Recover = { 
/**
 * Which.
 */
profile: string, 
/**
 * The printed code.
 */
recovery_code: string, 
/**
 * The new passphrase.
 */
new_passphrase: string, };
export type RecurringIrritant = { 
/**
 * The latest finding that says it.
 */
latest: string, 
/**
 * Where, if all notes agree.
 */
zone_name: Bilingual | null, 
/**
 * With which sense, if all notes agree.
 */
sense: Sense | null, 
/**
 * Visits it was noted at.
 */
visits: number, 
/**
 * It was noted at three visits or more.
 */
lasting: boolean, 
/**
 * Its notes, oldest first.
 */
notes: Array<IrritantNote>, };
export type ReferenceCell = { 
/**
 * 1 Monday … 7 Sunday.
 */
iso_weekday: number, 
/**
 * First minute after local midnight.
 */
start_min: number, 
/**
 * Where the rate comes from.
 */
origin: CellOrigin, 
/**
 * Customers per hour; absent where nobody knows.
 */
rate_per_h: number | null, 
/**
 * Days counted, those too that were counted for a small part.
 */
n_days: number, 
/**
 * Of these, days counted for at least half of the slot.
 */
n_qualified: number, 
/**
 * Customers of these days.
 */
count: number, 
/**
 * Minutes really counted.
 */
observed_min: number, 
/**
 * First of these days.
 */
since: string | null, 
/**
 * Lower limit of the rate (95 %).
 */
ci_low: number | null, 
/**
 * Upper limit of the rate (95 %).
 */
ci_high: number | null, 
/**
 * Fewest customers in a slot, from two days on.
 */
min: number | null, 
/**
 * Most customers in a slot, from two days on.
 */
max: number | null, 
/**
 * Middle of the days, from three on.
 */
median: number | null, 
/**
 * Four days of five stay below, from five days on.
 */
p80: number | null, 
/**
 * Nine days of ten stay below, from ten days on.
 */
p90: number | null, 
/**
 * Beside the mean of the week.
 */
level: VariationLevel, };
export type ReferenceLevel = { 
/**
 * Skill.
 */
skill: string, 
/**
 * Level.
 */
value: number, 
/**
 * What in the scene speaks for it.
 */
reason: string, };
export type ReferentialKept = { 
/**
 * It.
 */
referential: string, };
export type ReferentialKind = "service" | "management" | "cooperation";
export type ReferentialLine = { 
/**
 * It.
 */
referential: string, 
/**
 * Which mirror.
 */
kind: ReferentialKind, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * Newest first.
 */
versions: Array<VersionLine>, };
export type ReferentialList = { 
/**
 * Service, management, cooperation.
 */
referentials: Array<ReferentialLine>, 
/**
 * Kinds nobody has started.
 */
open_kinds: Array<ReferentialKind>, 
/**
 * What a referential can be started from.
 */
starters: Array<StarterLine>, 
/**
 * This person keeps them.
 */
may_write: boolean, };
export type Regime = "queue" | "queue_patience" | "deferred" | "rounds" | "chat" | "scheduled" | "presence";
export type ReleasePlace = { 
/**
 * The place.
 */
place: string, };
export type ReleaseState = { 
/**
 * This program knows a key that newer ones are signed with.
 */
is_possible: boolean, 
/**
 * The one that waits.
 */
waiting: WaitingRelease | null, };
export type RemoveDebriefFact = { 
/**
 * Which.
 */
fact: string, };
export type RemoveFunction = { 
/**
 * Which.
 */
function: string, };
export type RemoveItem = { 
/**
 * The draft.
 */
version: string, 
/**
 * The item, by its identity.
 */
item: string, };
export type RemoveModule = { 
/**
 * Which.
 */
module: string, };
export type RemoveObjective = { 
/**
 * Which.
 */
objective: string, };
export type RemovePhoto = { 
/**
 * The attachment.
 */
attachment: string, };
export type RemoveScene = { 
/**
 * Which.
 */
scene: string, };
export type RemoveTheme = { 
/**
 * Which.
 */
theme: string, };
export type RemoveZone = { 
/**
 * Which.
 */
zone: string, };
export type ReopenDay = { 
/**
 * The day.
 */
visit_day: string, };
export type ReopenFinding = { 
/**
 * The finding.
 */
finding: string, };
export type ReopenIrritant = { 
/**
 * Where.
 */
unit: string, 
/**
 * The finding.
 */
finding?: string | null, 
/**
 * The theme, where it is none.
 */
theme?: string | null, };
export type ReorderAction = { 
/**
 * Which.
 */
action: string, 
/**
 * Its new place among those listed with it, from 1.
 */
place: number, 
/**
 * The actions listed with it, in the order shown before the move.
 */
among: Array<string>, };
export type ReportDay = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * The calendar day.
 */
date: string, 
/**
 * Issued reports, the last one first.
 */
reports: Array<IssuedReport>, };
export type ReportDays = { 
/**
 * Newest first.
 */
days: Array<ReportDay>, };
export type ReportMade = { 
/**
 * The report.
 */
report: string, 
/**
 * Its number.
 */
number: number, 
/**
 * Name of the plain file.
 */
file_name: string, 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * When it was made.
 */
generated_at: Timestamp, };
export type ReportPreview = { 
/**
 * The document that the PDF, the spreadsheet and the data are made of; the page itself for the wall.
 */
document: unknown, };
export type ReportView = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * The calendar day.
 */
date: string, 
/**
 * When the day was closed.
 */
closed_at: Timestamp | null, 
/**
 * The seven stages.
 */
stages: Array<StageLine>, 
/**
 * What the day holds.
 */
counts: DayCounts, 
/**
 * What the report will lack.
 */
gaps: Array<DayGap>, 
/**
 * Closing the day wants a word of why: the rating or the dashboard is missing.
 */
reason_wanted: boolean, 
/**
 * Number of the next report.
 */
number: number, 
/**
 * Issued reports, the last one first.
 */
reports: Array<IssuedReport>, 
/**
 * Folder of plain files; absent if this computer offers none.
 */
folder: string | null, };
export type RescueProfile = { 
/**
 * Which profile.
 */
profile: string, 
/**
 * Name of the copy.
 */
name: string, 
/**
 * Passphrase; none for practice.
 */
passphrase: string | null, };
export type Rescued = { 
/**
 * Acts that were made after the copy and could be read in the damaged file.
 */
acts: number, 
/**
 * Acts that others have already, by the receipts of a server or in a file, and give back.
 */
elsewhere: number, 
/**
 * Those known to be there that could not be read, and stay in the file set aside: at least so many.
 */
left: number, };
export type Rescues = { 
/**
 * Newest first.
 */
backups: Array<BackupLine>, };
export type ReservePlace = { 
/**
 * The finding it illustrates, if one was noted.
 */
finding: string | null, 
/**
 * The pass, if none was.
 */
walk: string | null, 
/**
 * The zone of the pass.
 */
zone: string | null, };
export type ResolveConflict = { 
/**
 * The record.
 */
entity: string, 
/**
 * The field; none if the question is whether the record is to be there.
 */
field: string | null, 
/**
 * The operation whose value stands from now on; none to keep both texts.
 */
keep: string | null, 
/**
 * Every operation that was looked at: if something else stands by now, nothing is settled.
 */
seen: Array<string>, };
export type RestoreBackup = { 
/**
 * Its name.
 */
name: string, };
export type RestoreDeleted = { 
/**
 * Noun.
 */
noun: string, 
/**
 * Id.
 */
id: string, };
export type Restored = { 
/**
 * Its id.
 */
id: string, };
export type ResumePass = { 
/**
 * The pass.
 */
walk: string, };
export type RetireVersion = { 
/**
 * The published version.
 */
version: string, };
export type RetractAction = { 
/**
 * Which.
 */
action: string, };
export type RetractCorrection = { 
/**
 * Which.
 */
correction: string, };
export type RetractFinding = { 
/**
 * The finding.
 */
finding: string, };
export type RetractImport = { 
/**
 * Which.
 */
import: string, };
export type RetractMark = { 
/**
 * The pass.
 */
walk: string, 
/**
 * The zone.
 */
zone: string, };
export type RetractMeasure = { 
/**
 * Which.
 */
measure: string, };
export type RetractSpecialDay = { 
/**
 * Which.
 */
special_day: string, };
export type RetractTeamSuggestion = { 
/**
 * Which.
 */
suggestion: string, };
export type RetractTypedTotal = { 
/**
 * Which.
 */
typed_total: string, };
export type RetractVerbatim = { 
/**
 * Which.
 */
verbatim: string, };
export type RetractVocImport = { 
/**
 * Which.
 */
import: string, };
export type RevealSuggestions = { 
/**
 * The meeting.
 */
meeting: string, };
export type Reversed = { 
/**
 * The command it came from.
 */
command: string, 
/**
 * Title of the promise or words of the finding it was about, where there is one.
 */
label: string, 
/**
 * How many acts can still be undone, 200 at most.
 */
left: number, };
export type RitualMade = { 
/**
 * The action that carries it.
 */
action: string, };
export type Role = "coach" | "unit_manager" | "line_manager" | "team_member" | "regional" | "administrator" | "external_occupant";
export type RosterEntry = { 
/**
 * 1 Monday … 7 Sunday.
 */
iso_weekday: number, 
/**
 * First minute after local midnight.
 */
start_min: number, 
/**
 * Whole people; nothing takes the slot out of the plan.
 */
staff: number | null, };
export type RosterRecorded = { 
/**
 * Slots that are planned.
 */
planned: number, };
export type RoundLine = { 
/**
 * Name.
 */
name: string, 
/**
 * Times an hour.
 */
per_hour: number, 
/**
 * Minutes each time.
 */
minutes: number, };
export type RoutingShare = { 
/**
 * Channel.
 */
channel: Channel, 
/**
 * Share; above 1 where a customer comes twice.
 */
share: number, };
export type RowRecorded = { 
/**
 * Written now or before.
 */
outcome: CounterOutcome, 
/**
 * What nobody watched before it.
 */
gap: GapNoted | null, 
/**
 * The block was sealed: the next row goes here.
 */
next: CounterPlace | null, };
export type Rung = { 
/**
 * The skill.
 */
skill: string, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * Lowest level.
 */
min: number, 
/**
 * Highest level.
 */
max: number, 
/**
 * Target.
 */
target: number, 
/**
 * The last three looks, newest first.
 */
looks: Array<PastLevel>, 
/**
 * Scored looks of the last 90 days.
 */
n: number, 
/**
 * Mean of the last three; `None` while it is too early.
 */
mean: number | null, 
/**
 * Target minus mean; positive = to improve.
 */
gap: number | null, 
/**
 * Scored over scored and not observed.
 */
coverage: number | null, 
/**
 * Earlier looks measured something else: the criterion changed meaning.
 */
changed: MeaningChange | null, };
export type SaveNeed = { 
/**
 * Where.
 */
unit: string, 
/**
 * What of the demand it is for.
 */
basis: NeedBasis, };
export type SaveWeek = { 
/**
 * Where.
 */
unit: string, 
/**
 * Season, in one's own words.
 */
label: string, 
/**
 * Length of a slot.
 */
interval_min: number, 
/**
 * First day.
 */
period_from?: string | null, 
/**
 * Last day.
 */
period_to?: string | null, };
export type SceneCriterion = { 
/**
 * The skill.
 */
skill: string, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * Lowest level.
 */
min: number, 
/**
 * Highest level.
 */
max: number, 
/**
 * What is seen at each level.
 */
anchors: Array<AnchorLine>, 
/**
 * One's own level.
 */
own: number | null, 
/**
 * The reference; hidden until one has rated the scene.
 */
reference: number | null, 
/**
 * What in the scene speaks for it; hidden like it.
 */
reason: string, };
export type SceneLine = { 
/**
 * It.
 */
scene: string, 
/**
 * Title.
 */
title: string, 
/**
 * One wrote it oneself.
 */
mine: boolean, 
/**
 * One has rated it.
 */
rated: boolean, 
/**
 * How many have.
 */
raters: number, };
export type SceneRated = Record<symbol, never>;
export type SceneRecorded = { 
/**
 * It.
 */
scene: string, };
export type SceneRemoved = Record<symbol, never>;
export type SceneView = { 
/**
 * It.
 */
scene: string, 
/**
 * Title.
 */
title: string, 
/**
 * What happens.
 */
material: string, 
/**
 * Who rates it now: oneself, or whom the computer was handed over to.
 */
rater_name: string, 
/**
 * Who wrote it.
 */
author_name: string, 
/**
 * One wrote it oneself.
 */
mine: boolean, 
/**
 * One has rated it: it stands.
 */
rated: boolean, 
/**
 * Criteria of the referential it is rated against.
 */
criteria: Array<SceneCriterion>, 
/**
 * One's own levels beside the reference.
 */
with_reference: AgreementTold | null, 
/**
 * Everybody who rated it, without names; told once one has rated it, or wrote it.
 */
together: TogetherTold | null, };
export type SecondCopy = "not_chosen" | "made" | "away";
export type SecondPlace = { 
/**
 * The folder, if one was chosen.
 */
path: string | null, 
/**
 * It can be reached now.
 */
reachable: boolean, 
/**
 * It is to be offered; never to a practice profile.
 */
offer: Offer | null, };
export type SecondRating = { 
/**
 * It.
 */
observation: string, 
/**
 * Who.
 */
observer_name: string, 
/**
 * Draft or final.
 */
status: RecordStatus, 
/**
 * Criterion by criterion, once both are final.
 */
lines: Array<ComparedLine>, };
export type Seen = { 
/**
 * Level.
 */
value: number | null, 
/**
 * Why there is none.
 */
absence: Absence | null, 
/**
 * What was said or done.
 */
fact: string, };
export type SeenTwice = { 
/**
 * Channel.
 */
channel: Channel, 
/**
 * Slots both counted.
 */
slots: number, 
/**
 * Per hour, by the machine.
 */
import_per_h: number, 
/**
 * Per hour, by people.
 */
visit_per_h: number, };
export type SendRating = { 
/**
 * The day.
 */
visit_day: string, };
export type Sense = "sight" | "touch" | "smell" | "hearing" | "taste";
export type SenseCell = { 
/**
 * What is known.
 */
state: SenseCellState, 
/**
 * Observers who perceived something.
 */
n: number, 
/**
 * Mean of their marks.
 */
mean: number | null, 
/**
 * Lowest mark.
 */
min: number | null, 
/**
 * Highest mark.
 */
max: number | null, };
export type SenseCellState = "hidden" | "not_walked" | "not_perceptible" | "marked" | "contested";
export type SenseColumn = { 
/**
 * The sense.
 */
sense: Sense, 
/**
 * Somebody still walks it: its marks stay hidden until then.
 */
open: boolean, 
/**
 * Its passes.
 */
passes: Array<PassLine>, };
export type SensePasses = { 
/**
 * The sense.
 */
sense: Sense, 
/**
 * Its passes, oldest first.
 */
passes: Array<PassLine>, };
export type SentPromises = { 
/**
 * Visit days of which the server keeps something aside: stored, and not visible to colleagues.
 */
aside_days: Array<string>, 
/**
 * Visit days with work of this person's own, all of which lies in a verified copy of the server.
 */
safe_days: Array<string>, 
/**
 * Operations the server keeps aside.
 */
aside: number, 
/**
 * Operations colleagues see and no verified copy of the server holds yet.
 */
visible: number, 
/**
 * Operations in a verified copy of the server.
 */
safe: number, };
export type Sentence = "highlights" | "difficulties" | "next_steps";
export type SeparatePeople = { 
/**
 * What was said.
 */
alias: string, };
export type ServiceTarget = { 
/**
 * Place.
 */
unit: string, 
/**
 * Function.
 */
function: string, 
/**
 * Whose customers come to it.
 */
routing: Array<RoutingShare>, 
/**
 * Seconds a customer takes, typed; without it, what was timed on the spot.
 */
aht_s: number | null, 
/**
 * Share of customers served within the wait, below 1.
 */
target_share: number, 
/**
 * That wait, in seconds.
 */
target_wait_s: number, 
/**
 * Highest share of time people may be busy.
 */
max_occupancy: number, 
/**
 * Mean time customers wait before they give up, in seconds.
 */
patience_s: number | null, 
/**
 * Highest share of customers that may give up.
 */
max_abandon: number | null, 
/**
 * Hours within which deferred work is due.
 */
deadline_h: number, 
/**
 * Minutes of work left from the day before.
 */
backlog_min: number, 
/**
 * Conversations one person holds at a time.
 */
concurrency: number, 
/**
 * Share of paid time people are not there for it: breaks, meetings, training.
 */
shrinkage: number, 
/**
 * Tasks done in rounds.
 */
tasks: Array<RoundLine>, };
export type SessionRan = { 
/**
 * Everything was said on both sides; otherwise something is left for the next time.
 */
complete: boolean, 
/**
 * Operations that went.
 */
sent: number, 
/**
 * Operations that came.
 */
received: number, 
/**
 * Photos and papers that went.
 */
photos_sent: number, 
/**
 * Photos and papers that came.
 */
photos_received: number, 
/**
 * Operations the server keeps aside.
 */
aside: number, };
export type SessionState = { 
/**
 * Where it stands.
 */
state: State, 
/**
 * The open profile.
 */
profile: OpenProfile | null, 
/**
 * What is handed over.
 */
handover: Handover | null, 
/**
 * The disk cannot be written: look and export only.
 */
view_only: boolean, 
/**
 * The disk is nearly full: the room kept for that was let go, or there was none to keep.
 */
disk_nearly_full: boolean, 
/**
 * The log of the program before was damaged: the last acts may be missing, and what lay there is kept aside.
 */
log_damaged: boolean, 
/**
 * A file was opened with the system's own means and waits to be looked into.
 */
offered_file: boolean, 
/**
 * A link was followed elsewhere and waits to lead to its screen.
 */
offered_link: boolean, 
/**
 * Version of the program.
 */
version: string, };
export type SessionStopped = { 
/**
 * There was one.
 */
stopped: boolean, };
export type SetCause = { 
/**
 * The finding.
 */
finding: string, 
/**
 * The cause: not always a person.
 */
cause: Cause | null, };
export type SetClock = { 
/**
 * The phone, as its pictures call it.
 */
phone: string, 
/**
 * How it was compared.
 */
how: ClockBy, };
export type SetCriterionCause = { 
/**
 * In which observation.
 */
observation: string, 
/**
 * For which skill.
 */
skill: string, 
/**
 * Cause; without it, unsaid.
 */
cause?: Cause, };
export type SetGoal = { 
/**
 * The goal to word anew.
 */
goal?: string, 
/**
 * Whose.
 */
person: string, 
/**
 * Where.
 */
unit: string, 
/**
 * For which day.
 */
day: string, 
/**
 * Skill, if one is meant.
 */
skill?: string, 
/**
 * When to try it.
 */
situation: string, 
/**
 * What will be seen.
 */
expected_behaviour: string, 
/**
 * The debrief it comes from.
 */
debrief?: string, 
/**
 * What it is for, if it was proposed: what it rests on is then written down beside it.
 */
kind?: GoalKind, 
/**
 * How often to try it that day.
 */
tries?: number, 
/**
 * Who looks.
 */
observer?: string, };
export type SetImprovementAside = { 
/**
 * Which debrief.
 */
debrief: string, };
export type SetLevel = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * The line.
 */
item: string, 
/**
 * 1 to 4.
 */
level: number, };
export type SetLookAgain = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * Day; without it none.
 */
on?: string, 
/**
 * Who looks again; who leads the debrief by default.
 */
by?: string, };
export type SetPlace = { 
/**
 * Which debrief.
 */
debrief: string, 
/**
 * Where.
 */
place: DebriefPlace, };
export type Settings = { 
/**
 * Value by name; what was never changed is absent.
 */
values: { [key in string]: JsonValue }, };
export type SettleIrritant = { 
/**
 * Where.
 */
unit: string, 
/**
 * The finding.
 */
finding?: string | null, 
/**
 * The theme, where it is none.
 */
theme?: string | null, 
/**
 * How it ends.
 */
end: EndKind, 
/**
 * Why, 1 to 2,000 characters.
 */
reason: string, };
export type SettledConflict = { 
/**
 * The record.
 */
entity: string, 
/**
 * Its noun.
 */
noun: string, 
/**
 * The field; none if the question was whether the record is to be there.
 */
field: string | null, 
/**
 * Who settled it; empty if nobody is named so here.
 */
name: string, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * The value that stands since then, and those before it, latest first.
 */
versions: Array<FieldVersion>, };
export type ShapeSuggestion = { 
/**
 * Where.
 */
unit: string, 
/**
 * Born from.
 */
source: ActionSource, 
/**
 * Id of what it was born from.
 */
source_id: string, 
/**
 * The team's words, at most 120 characters; empty takes them away.
 */
wording?: string | null, 
/**
 * Why it is set aside; empty takes it back.
 */
aside?: string | null, };
export type ShotLine = { 
/**
 * RFC 3339; absent if it does not say, or if the hour does not exist.
 */
at: string | null, 
/**
 * During the visit, or within half an hour of it.
 */
during: boolean, };
export type ShowLevels = { 
/**
 * Which debrief.
 */
debrief: string, };
export type Shown = { 
/**
 * How.
 */
kind: ShownAs, 
/**
 * Its text; empty for what has none.
 */
text: string, 
/**
 * The same in English, of a text that was written in both languages.
 */
english: string | null, };
export type ShownAs = "empty" | "text" | "word" | "moment" | "flag" | "number" | "name" | "parts";
export type SignText = { 
/**
 * Its identity; nil in a file that names none.
 */
item: string, 
/**
 * What the author says of its change.
 */
nature?: ChangeNature, 
/**
 * The act or the sign.
 */
text: Bilingual, 
/**
 * Everywhere.
 */
mandatory: boolean, };
export type SkillChoice = { 
/**
 * It.
 */
skill: string, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * Lowest level.
 */
min: number, 
/**
 * Highest level.
 */
max: number, };
export type SkillStatus = { 
/**
 * The skill.
 */
skill: string, 
/**
 * Its code.
 */
code: string, 
/**
 * Its title.
 */
title: Bilingual, 
/**
 * When it can be seen.
 */
situation: Bilingual, 
/**
 * 1 to 3.
 */
importance: number, 
/**
 * Lowest level.
 */
min: number, 
/**
 * Highest level.
 */
max: number, 
/**
 * Target.
 */
target: number, 
/**
 * What is seen at the target.
 */
target_anchor: Bilingual | null, 
/**
 * Scored looks of the last 90 days.
 */
n: number, 
/**
 * Looks of the last 90 days at which it could have been seen and was not.
 */
missed: number, 
/**
 * Scored over scored and not seen; none where it was neither.
 */
coverage: number | null, 
/**
 * The first scored look of the last 90 days.
 */
since: string | null, 
/**
 * The last scored look, however long ago.
 */
last_on: string | null, 
/**
 * The last three levels of the last 90 days, newest first: what the mean is made of.
 */
levels: Array<PastLevel>, 
/**
 * Their mean; none while there are fewer than three.
 */
mean: number | null, 
/**
 * Target minus mean, positive = to improve; none while there is no mean.
 */
gap: number | null, 
/**
 * Mastery.
 */
state: MasteryState, 
/**
 * Of the last three scored looks, however long ago, how many reached the target.
 */
passes: number, 
/**
 * On how many days they did.
 */
pass_days: number, 
/**
 * Misses in a row at the end.
 */
misses: number, 
/**
 * Since when it is acquired, while it is.
 */
acquired_on: string | null, 
/**
 * Earlier looks measured something else.
 */
changed: MeaningChange | null, 
/**
 * The last three facts, newest first.
 */
facts: Array<FactOfLook>, };
export type SkillText = { 
/**
 * Its identity; nil in a file that names none.
 */
item: string, 
/**
 * What the author says of its change.
 */
nature?: ChangeNature, 
/**
 * Short code.
 */
code: string, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * When it can be seen.
 */
situation: Bilingual, 
/**
 * 1 to 3.
 */
importance: number, 
/**
 * Target level.
 */
target: number, 
/**
 * Lowest level.
 */
scale_min: number, 
/**
 * Highest level.
 */
scale_max: number, 
/**
 * The attitude it shows, by identity.
 */
attitude: string | null, 
/**
 * The moment it belongs to, by identity.
 */
moment: string | null, 
/**
 * What is visible at each level, lowest first; a level nobody described has none.
 */
anchors: Array<AnchorText>, };
export type SkipRating = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * Why, in one tap.
 */
reason: SkipReason, };
export type SkipReason = "absent" | "no_time" | "declined";
export type SlotCorrected = { 
/**
 * The correction; absent if the count was right already.
 */
correction: string | null, };
export type SlotCorrection = { 
/**
 * Id.
 */
correction: string, 
/**
 * Day of the slot.
 */
date: string, 
/**
 * First minute after midnight.
 */
start_min: number, 
/**
 * Length.
 */
interval_min: number, 
/**
 * Arrivals added, or taken away below zero.
 */
delta: number, 
/**
 * Why.
 */
reason: string, 
/**
 * The column in which it shows at this interval, if any.
 */
slot: number | null, };
export type SpecialDayLine = { 
/**
 * Id.
 */
special_day: string, 
/**
 * Day.
 */
date: string, 
/**
 * Why.
 */
reason: SpecialReason, 
/**
 * Only this channel.
 */
channel: Channel | null, 
/**
 * Left out of the normal week.
 */
exclude_from_reference: boolean, 
/**
 * More about it.
 */
note: string, };
export type SpecialDayRecorded = { 
/**
 * Its id.
 */
special_day: string, };
export type SpecialReason = "holiday" | "school_holiday" | "promotion" | "sales" | "pay_day" | "delivery" | "weather" | "strike" | "local_event" | "outage" | "other";
export type Spine = { 
/**
 * The visit; none on an ordinary day, which has two stages.
 */
visit: string | null, 
/**
 * The day.
 */
visit_day: string, 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * The calendar day.
 */
date: string, 
/**
 * When it was opened.
 */
opened_at: Timestamp, 
/**
 * When it was closed.
 */
closed_at: Timestamp | null, 
/**
 * How often it was reopened.
 */
revision: number, 
/**
 * Whole minutes since it was opened, until it was closed.
 */
elapsed_min: number, 
/**
 * What the coach wants to see.
 */
intention: string, 
/**
 * The seven stages, in order.
 */
stages: Array<StageLine>, 
/**
 * What the day holds.
 */
counts: DayCounts, 
/**
 * How many things the report would lack.
 */
gaps: number, };
export type Spot = { 
/**
 * 0 left to 1 right.
 */
x: number, 
/**
 * 0 top to 1 bottom.
 */
y: number, };
export type SpreadsheetExported = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its name.
 */
file_name: string, 
/**
 * The network: what the file is opened by.
 */
network: string, };
export type SpreadsheetImported = { 
/**
 * Things written: new, changed or taken out.
 */
written: number, };
export type SpreadsheetPreview = { 
/**
 * What agreeing names.
 */
token: string, 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * Encoding of a text file; none for a workbook.
 */
encoding: string | null, 
/**
 * What stands between its cells.
 */
separator: string | null, 
/**
 * The sheets that were recognised.
 */
parts: Array<PartPreview>, 
/**
 * What is wrong, the first of them.
 */
troubles: Array<Trouble>, 
/**
 * How many cells are wrong.
 */
trouble_count: number, 
/**
 * Days that can be read two ways, the first of them.
 */
ambiguous: Array<AmbiguousDay>, 
/**
 * How many there are.
 */
ambiguous_count: number, 
/**
 * What would change, the first lines.
 */
lines: Array<ChangeLine>, 
/**
 * How many there are.
 */
line_count: number, 
/**
 * People of the same name, kept apart.
 */
namesakes: Array<Namesakes>, 
/**
 * Worth knowing before agreeing, the first of them.
 */
notes: Array<Note>, 
/**
 * How many there are.
 */
note_count: number, 
/**
 * Sheets that were not recognised.
 */
ignored: Array<string>, 
/**
 * Headings that were not recognised.
 */
unknown: Array<UnknownHeading>, };
export type StaffingChanged = Record<symbol, never>;
export type Stage = "walk" | "flow" | "observations" | "debriefs" | "plan" | "closing" | "report";
export type StageLine = { 
/**
 * Which.
 */
stage: Stage, 
/**
 * How far.
 */
state: StageState, };
export type StageState = "empty" | "partial" | "full";
export type Standing = "late" | "due_today" | "waiting" | "done" | "settled";
export type StandingRule = { 
/**
 * A mean is shown from this many looks on.
 */
shown_from: number, 
/**
 * Older looks do not count, in days.
 */
max_age_days: number, 
/**
 * Passes that make a skill acquired…
 */
passes: number, 
/**
 * …of so many last looks…
 */
looks: number, 
/**
 * …on so many days.
 */
days: number, 
/**
 * Misses in a row after which it is to consolidate.
 */
misses: number, };
export type StartDraft = { 
/**
 * Of which referential.
 */
referential: string, };
export type StartGuestPass = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * The one sense.
 */
sense: Sense, 
/**
 * Busy or quiet.
 */
moment: Occupancy | null, 
/**
 * Somebody of the network.
 */
person?: string | null, 
/**
 * Anybody else: how they are called on the sheet, 1 to 120 characters.
 */
guest?: string | null, 
/**
 * Somebody from outside the team.
 */
external: boolean, 
/**
 * Typed in from a paper sheet.
 */
on_paper?: boolean, };
export type StartPass = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * The one sense.
 */
sense: Sense, 
/**
 * Busy or quiet.
 */
moment: Occupancy | null, };
export type StartReferential = { 
/**
 * Which mirror.
 */
kind: ReferentialKind, 
/**
 * Its title.
 */
title: Bilingual, 
/**
 * What to start from; nothing if absent.
 */
starter: Starter | null, };
export type StartTiming = { 
/**
 * Day.
 */
visit_day: string, 
/**
 * Post.
 */
post: string, };
export type StartUnplanned = { 
/**
 * Where.
 */
unit: string, };
export type StartVisit = { 
/**
 * Which.
 */
visit: string, };
export type Starter = "shop" | "branch";
export type StarterLine = { 
/**
 * Which.
 */
starter: Starter, 
/**
 * Its kind.
 */
kind: ReferentialKind, 
/**
 * Its title.
 */
title: Bilingual, 
/**
 * Its promise.
 */
promise: Bilingual, };
export type State = "none" | "resting" | "open" | "handover";
export type Step = "reading" | "comparing" | "writing";
export type StoryDay = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * Calendar day.
 */
date: string, 
/**
 * It is open.
 */
open: boolean, 
/**
 * The manager counted or walked, without the coach.
 */
ordinary: boolean, 
/**
 * What it held.
 */
counts: DayCounts, 
/**
 * The sentence for the network.
 */
highlights: string, 
/**
 * What was celebrated.
 */
celebration: string, 
/**
 * Number of its last report.
 */
report: number | null, };
export type StripSlot = { 
/**
 * `HH:MM`.
 */
start: string, 
/**
 * Arrivals; absent if nobody watched.
 */
count: number | null, };
export type SuggestInMeeting = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * The team's words, 1 to 2,000 characters.
 */
text: string, };
export type SuggestPassphrase = { 
/**
 * Which.
 */
locale: Language, };
export type SuggestedBy = "irritant" | "came_back" | "theme" | "staffing" | "skill" | "support";
export type SuggestedPassphrase = { 
/**
 * Seven words joined by hyphens.
 */
passphrase: string, };
export type Suggestion = { 
/**
 * Born from.
 */
source: ActionSource, 
/**
 * Id of the finding or the debrief.
 */
source_id: string, 
/**
 * A title for the action.
 */
title: string, 
/**
 * Kind it would have.
 */
kind: ActionKind, 
/**
 * A danger.
 */
safety: boolean, };
export type SuggestionKept = { 
/**
 * The suggestion.
 */
suggestion: string, };
export type SuggestionKey = { 
/**
 * Born from.
 */
source: ActionSource, 
/**
 * Id of what it was born from.
 */
source_id: string, };
export type SuggestionShaped = { 
/**
 * How it was shaped.
 */
suggestion: string, };
export type Suggestions = { 
/**
 * The most urgent first.
 */
suggestions: Array<Suggestion>, };
export type SuggestionsOrdered = { 
/**
 * How many have a place.
 */
placed: number, };
export type SwitchObservations = { 
/**
 * On.
 */
on: boolean, };
export type SyncEvent = "enrolled" | "forgotten" | "exchanged" | "failed" | "aside" | "units_gained" | "units_lost" | "conflicts" | "unadmitted";
export type SyncIdentity = { 
/**
 * The network.
 */
network: string, 
/**
 * Its name; none before it arrived.
 */
network_name: string | null, 
/**
 * The person of this profile.
 */
person: string, 
/**
 * This computer.
 */
device: string, 
/**
 * Its units.
 */
units: Array<UnitOfServer>, };
export type SyncLine = { 
/**
 * When, milliseconds since 1970 UTC.
 */
at_ms: number, 
/**
 * What.
 */
event: SyncEvent, 
/**
 * Stable code of a failure; empty otherwise.
 */
code: string, 
/**
 * How often in a row it happened, the last time at `at_ms`.
 */
times: number, 
/**
 * Operations or things that went.
 */
sent: number, 
/**
 * Operations or things that came.
 */
received: number, 
/**
 * Photos and papers that went.
 */
photos_sent: number, 
/**
 * Photos and papers that came.
 */
photos_received: number, };
export type SyncLog = { 
/**
 * Newest first.
 */
lines: Array<SyncLine>, };
export type SyncProgress = { 
/**
 * What is being done.
 */
step: SyncStep, 
/**
 * Parts done of this step.
 */
done: number, 
/**
 * Of how many; 0 if that is not known.
 */
total: number, };
export type SyncStanding = "practice" | "alone" | "new_computer" | "fine" | "trouble";
export type SyncState = { 
/**
 * How.
 */
standing: SyncStanding, 
/**
 * Host and port of the server.
 */
server: string | null, 
/**
 * When it last said everything, milliseconds since 1970 UTC.
 */
met_ms: number | null, 
/**
 * When everything had last left, milliseconds since 1970 UTC.
 */
sent_ms: number | null, 
/**
 * Why the last session failed; none if it went well.
 */
trouble: SyncTrouble | null, 
/**
 * The session that goes on.
 */
progress: SyncProgress | null, 
/**
 * Seconds until the next one begins by itself.
 */
next_in_s: number, 
/**
 * Visit days of which something waits, the oldest first.
 */
days: Array<WaitingVisit>, 
/**
 * Operations that belong to no visit day and wait.
 */
other_operations: number, 
/**
 * All operations that wait.
 */
operations: number, 
/**
 * All photos and papers that wait.
 */
photos: number, 
/**
 * Their bytes.
 */
photo_bytes: number, 
/**
 * Somebody counts now: what they count follows when they pause.
 */
counting: boolean, 
/**
 * Why the server keeps operations aside, and how many.
 */
aside: Array<AsideCount>, 
/**
 * Fields in conflict.
 */
conflicts: number, 
/**
 * Pairs of records that may be one person, and of which nobody has said anything.
 */
doubles: number, 
/**
 * Minutes this computer's clock is ahead of the server's, if that is more than ten; negative if it is behind.
 */
clock_off_min: number | null, 
/**
 * Units the server gave this person whole.
 */
units_given: number, 
/**
 * What whoever keeps the server asks for.
 */
identity: SyncIdentity, };
export type SyncStep = "greeting" | "sending" | "receiving" | "sending_photos" | "receiving_photos";
export type SyncTrouble = { 
/**
 * A code of the catalogue.
 */
code: string, 
/**
 * Values of its sentence.
 */
params: { [key in string]: string }, 
/**
 * Since when it fails like that, milliseconds since 1970 UTC.
 */
since_ms: number, };
export type SynthesisKept = { 
/**
 * Which.
 */
synthesis: string, };
export type SynthesisLine = { 
/**
 * Which.
 */
synthesis: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * The sentences.
 */
text: string, 
/**
 * When they were first written.
 */
at: Timestamp, };
export type TakeBack = { 
/**
 * PIN of the profile; a practice profile asks none.
 */
pin: string | null, };
export type TakeRelease = { 
/**
 * The file. Its signature lies beside it, under its name and `.minisig`.
 */
path: string, };
export type TallyCount = { 
/**
 * Key, 1 to 6.
 */
number: number, 
/**
 * Name.
 */
name: Bilingual, 
/**
 * How many.
 */
count: number, };
export type TallyLine = { 
/**
 * Key, 1 to 6.
 */
number: number, 
/**
 * Name.
 */
name: Bilingual, };
export type TapRef = { 
/**
 * Block.
 */
block: string, 
/**
 * Index.
 */
index: number, };
export type TapVoided = { 
/**
 * Written now or before.
 */
outcome: CounterOutcome, 
/**
 * The tap.
 */
tap: TapRef, 
/**
 * Its tally.
 */
tally: number, 
/**
 * What nobody watched before.
 */
gap: GapNoted | null, 
/**
 * The block was sealed: the next row goes here.
 */
next: CounterPlace | null, };
export type TeamAttainment = { 
/**
 * Mean over people, 0 to 1.
 */
mean: number, 
/**
 * People behind it.
 */
people: number, 
/**
 * Skills of people that have a mean…
 */
scored: number, 
/**
 * …of those that are expected.
 */
expected: number, 
/**
 * Of those with a mean, how many are acquired.
 */
acquired: number, };
export type TeamDay = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Observations are open.
 */
open: boolean, 
/**
 * Notes begun and not finished.
 */
unfinished: number, 
/**
 * People in order of names.
 */
people: Array<TeamPerson>, 
/**
 * What is counted and walked today, if a day is open.
 */
today: OrdinaryToday | null, };
export type TeamDays = { 
/**
 * One a unit; nearly always one.
 */
teams: Array<TeamDay>, };
export type TeamIdea = { 
/**
 * The suggestion.
 */
suggestion: string, 
/**
 * The team's words.
 */
text: string, 
/**
 * The action that came of it.
 */
action: string | null, };
export type TeamInformed = { 
/**
 * For how many people.
 */
people: number, };
export type TeamMember = { 
/**
 * Who.
 */
person: string, 
/**
 * Name shown; empty once it was erased.
 */
name: string, 
/**
 * Role here.
 */
role: Role, 
/**
 * Was informed of observations.
 */
informed: boolean, 
/**
 * Is there today.
 */
present: boolean, };
export type TeamPerson = { 
/**
 * Who.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Informed of the notice in force; without it nobody may name them.
 */
informed: boolean, 
/**
 * Goals of today.
 */
goals: Array<GoalLine>, 
/**
 * What they last committed to.
 */
commitment: PastCommitment | null, };
export type TeamSkillLine = { 
/**
 * The skill.
 */
skill: string, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * Lowest level.
 */
min: number, 
/**
 * Highest level.
 */
max: number, 
/**
 * Target.
 */
target: number, 
/**
 * People with three scored looks or more: those who are counted.
 */
people: number, 
/**
 * Scored looks of those people.
 */
looks: number, 
/**
 * The first of them.
 */
since: string | null, 
/**
 * How they are spread; none below four people.
 */
spread: TeamSpread | null, };
export type TeamSpread = { 
/**
 * Below the target.
 */
below: number, 
/**
 * At the target or above.
 */
reached: number, 
/**
 * Median of the means.
 */
median: number, 
/**
 * Have acquired it.
 */
acquired: number, 
/**
 * Have to consolidate it.
 */
to_consolidate: number, };
export type TeamView = { 
/**
 * The place.
 */
unit_name: string, 
/**
 * Today.
 */
today: string, 
/**
 * First day of the looks that count.
 */
from: string, 
/**
 * People of the team with at least one scored look since.
 */
observed: number, 
/**
 * People from whom on anything is shown.
 */
people_from: number, 
/**
 * The rule figures go by.
 */
rule: StandingRule, 
/**
 * In the referential's order.
 */
skills: Array<TeamSkillLine>, 
/**
 * How much of the referential the team has; none below four people.
 */
attainment: TeamAttainment | null, };
export type TellWithoutNames = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * `sha256:` of the text.
 */
digest: string, 
/**
 * What is printed instead, 1 to 10,000 characters.
 */
wording: string, 
/**
 * Words of it that look like a name and are none.
 */
words?: Array<string>, };
export type TextField = "title" | "text" | "adjective" | "meaning" | "behaviour" | "emotional_expectation" | "situation" | "anchor";
export type TextPlace = "intention" | "zone" | "finding" | "decision" | "said" | "flow" | "action" | "promise" | "dashboard" | "success" | "photo";
export type ThemeLine = { 
/**
 * Which.
 */
theme: string, 
/**
 * Its name.
 */
name: Bilingual, 
/**
 * Verbatims of the units this profile sees that speak of it.
 */
mentions: number, };
export type ThemeName = { 
/**
 * Which.
 */
theme: string, 
/**
 * Its name.
 */
name: Bilingual, };
export type ThemeRecorded = { 
/**
 * Which.
 */
theme: string, };
export type Themes = { 
/**
 * In the order of their French names.
 */
themes: Array<ThemeLine>, };
export type TieBreak = "importance" | "gap" | "oldest_look" | "code";
export type TieTold = { 
/**
 * Comes first.
 */
first: Bilingual, 
/**
 * Comes behind it.
 */
second: Bilingual, 
/**
 * What decided.
 */
by: TieBreak, };
export type Timestamp = { 
/**
 * RFC 3339 with milliseconds and the local offset, for instance `2026-11-24T10:42:57.120+01:00`.
 */
at: string, 
/**
 * IANA name of the zone.
 */
zone: string, };
export type TimingStarted = { 
/**
 * Its id.
 */
timing: string, };
export type Today = { 
/**
 * Today, at the place of the network.
 */
date: string, 
/**
 * Visit days that are open, the latest first.
 */
in_progress: Array<OpenDay>, 
/**
 * What to check, the late first.
 */
checks: Array<TodayCheck>, 
/**
 * Planned visits: what goes on, then the next first, then those whose day has slipped.
 */
next: Array<PlannedVisit>, 
/**
 * The last report that was made.
 */
last_report: LastReport | null, };
export type TodayCheck = { 
/**
 * What it asks.
 */
kind: CheckKind, 
/**
 * Id of the action, the goal, the look, the debrief or the finding.
 */
id: string, 
/**
 * Whose file tells more, if it is about somebody.
 */
person: string | null, 
/**
 * Words.
 */
text: string, 
/**
 * The skill to look at, of a look.
 */
title: Bilingual | null, 
/**
 * Whom it concerns; empty if nobody in particular.
 */
person_name: string, 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Its day.
 */
on: string | null, };
export type TogetherTold = { 
/**
 * People who rated.
 */
raters: number, 
/**
 * Criteria two or more of them rated.
 */
of: number, 
/**
 * Of those, where all of them gave the same level.
 */
same: number, 
/**
 * Krippendorff's alpha, ordinal; none below ten, or where all levels are the same.
 */
alpha: number | null, };
export type ToldWithoutNames = { 
/**
 * The wording.
 */
wording: string, };
export type TrendPoint = { 
/**
 * Its day.
 */
on: string, 
/**
 * Mean of its stated levels.
 */
mean: number, 
/**
 * Levels behind the mean.
 */
levels: number, };
export type Trouble = { 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row, from 1.
 */
row: number, 
/**
 * The cell, for instance `B7`.
 */
cell: string, 
/**
 * Its heading.
 */
heading: string, 
/**
 * What is written there.
 */
text: string, 
/**
 * What is wrong: `network-trouble-<code>` words it.
 */
code: string, 
/**
 * Values of the sentence.
 */
params: { [key in string]: string }, };
export type TwoDays = { 
/**
 * The cell, for instance `B7`.
 */
cell: string, 
/**
 * What is written there.
 */
text: string, 
/**
 * If the day comes first.
 */
day_first: string, 
/**
 * If the month comes first.
 */
month_first: string, };
export type TypedCell = { 
/**
 * Absent when the column is finer than what was typed: not available.
 */
count: number | null, 
/**
 * Minutes really observed.
 */
observed_min: number, };
export type TypedEntry = { 
/**
 * Id.
 */
typed_total: string, 
/**
 * First minute after midnight.
 */
start_min: number, 
/**
 * Length.
 */
interval_min: number, 
/**
 * How many.
 */
count: number, 
/**
 * Minutes really observed.
 */
observed_min: number, };
export type TypedStream = { 
/**
 * Channel.
 */
channel: Channel, 
/**
 * One per column; absent where nothing was typed.
 */
cells: Array<TypedCell | null>, 
/**
 * What was typed, in order of time.
 */
entries: Array<TypedEntry>, };
export type TypedTotalRecorded = { 
/**
 * Its id.
 */
typed_total: string, };
export type UnitExported = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * Operations in it.
 */
operations: number, 
/**
 * Photos and reports in it.
 */
attachments: number, 
/**
 * Code of the computer it is sealed for, to compare.
 */
code: string, };
export type UnitFile = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Name.
 */
name: string, 
/**
 * Short code.
 */
code: string, 
/**
 * Kind of place.
 */
unit_kind: UnitKind, 
/**
 * Postal address.
 */
address: string | null, 
/**
 * Today.
 */
today: string, 
/**
 * The day that is open, if one is.
 */
open_day: string | null, 
/**
 * Planned visits.
 */
planned: Array<PlannedVisit>, 
/**
 * Its visit days, newest first.
 */
story: Array<StoryDay>, 
/**
 * Its people.
 */
people: Array<TeamMember>, 
/**
 * Its promises.
 */
actions: Array<ActionItem>, 
/**
 * Irritants met at several visits.
 */
recurring: Array<RecurringIrritant>, 
/**
 * Its last dashboards, oldest first.
 */
trend: Array<TrendPoint>, };
export type UnitFilePreview = { 
/**
 * Its id: what is agreed to is this file and no other.
 */
bundle: string, 
/**
 * The unit.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * Name of the network.
 */
network_name: string, 
/**
 * Whoever made it, as the file tells.
 */
from_name: string, 
/**
 * Code of the computer that signed it, to compare.
 */
from_code: string, 
/**
 * A file was carried to or from that computer before.
 */
from_known: boolean, 
/**
 * When it was made, RFC 3339.
 */
made_at: string, 
/**
 * Nothing in it is new here.
 */
nothing_new: boolean, 
/**
 * This profile would join its network.
 */
joins: boolean, 
/**
 * Visit days.
 */
visits: Held, 
/**
 * People assigned to the unit.
 */
people: Held, 
/**
 * Promises.
 */
promises: Held, 
/**
 * Findings.
 */
findings: Held, 
/**
 * Observations.
 */
observations: Held, 
/**
 * Latest visit day in it.
 */
last_on: string | null, 
/**
 * Irritants met at several visits, this file's included.
 */
recurring: Array<RecurringIrritant>, 
/**
 * The unit's last dashboards, oldest first, each with the levels behind it.
 */
trend: Array<TrendPoint>, 
/**
 * Photos and reports beside it.
 */
attachments: number, 
/**
 * Their bytes.
 */
attachment_bytes: number, 
/**
 * Items of a newer program: kept, shown after an update.
 */
not_understood: number, 
/**
 * Items of a computer whose clock was ahead.
 */
ahead: number, };
export type UnitKind = "shop" | "agency" | "branch" | "contact_centre" | "counter" | "other";
export type UnitLine = { 
/**
 * The unit.
 */
unit: string, 
/**
 * Name.
 */
name: string, 
/**
 * Short code.
 */
code: string, 
/**
 * Kind of place.
 */
unit_kind: UnitKind, 
/**
 * Last visit.
 */
last_on: string | null, 
/**
 * Next planned visit.
 */
next_on: string | null, 
/**
 * The day that is open, if one is.
 */
open_day: string | null, 
/**
 * Promises to keep.
 */
actions_open: number, 
/**
 * Of those, late.
 */
actions_late: number, 
/**
 * Means of the stated levels of the last dashboards, oldest first, six at most.
 */
trend: Array<number>, };
export type UnitOfServer = { 
/**
 * Id.
 */
unit: string, 
/**
 * Name.
 */
name: string, 
/**
 * The server gave it to this person.
 */
given: boolean, };
export type UnitRecorded = { 
/**
 * Which.
 */
unit: string, };
export type UnitSetup = { 
/**
 * Name.
 */
name: string, 
/**
 * Code.
 */
code: string, 
/**
 * Kind of place.
 */
unit_kind: UnitKind, 
/**
 * Postal address.
 */
address: string | null, 
/**
 * Whether it takes part.
 */
status: UnitStatus, 
/**
 * Zones in the customer's order.
 */
zones: Array<ZoneSetup>, 
/**
 * Those who work here today or later.
 */
people: Array<PersonSetup>, 
/**
 * Channels in use.
 */
channels: Array<Channel>, 
/**
 * The usual week.
 */
slots: Array<OpeningSlot>, 
/**
 * The days that are different.
 */
exceptions: Array<OpeningException>, };
export type UnitStatus = "prospect" | "active" | "paused" | "closed";
export type UnitSuggestion = { 
/**
 * Born from.
 */
source: ActionSource, 
/**
 * Id of what it was born from.
 */
source_id: string, 
/**
 * What it rests on.
 */
by: SuggestedBy, 
/**
 * The words it is proposed in: those of the finding or of who asked; empty where `name` says it.
 */
text: string, 
/**
 * Name of the theme, the function or the skill.
 */
name: Bilingual | null, 
/**
 * The team's words, once it has some.
 */
wording: string | null, 
/**
 * Kind the action would have.
 */
kind: ActionKind, 
/**
 * A danger.
 */
safety: boolean, 
/**
 * How many.
 */
n: number | null, 
/**
 * Person-hours.
 */
figure: number | null, 
/**
 * Weekday that is shortest, 1 Monday … 7 Sunday.
 */
iso_weekday: number | null, 
/**
 * Last day it was met.
 */
on: string | null, 
/**
 * Why it was set aside.
 */
aside: string | null, };
export type UnitSuggestions = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * Those to look at.
 */
suggestions: Array<UnitSuggestion>, 
/**
 * Those the team set aside.
 */
aside: Array<UnitSuggestion>, };
export type Units = { 
/**
 * Today.
 */
today: string, 
/**
 * By name.
 */
units: Array<UnitLine>, };
export type UnknownHeading = { 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Heading.
 */
heading: string, };
export type Unlock = { 
/**
 * Which.
 */
profile: string, 
/**
 * Its passphrase; none for practice.
 */
passphrase: string | null, };
export type VariationLevel = "low" | "normal" | "high" | "peak" | "unknown";
export type VerbatimKept = { 
/**
 * The verbatim.
 */
verbatim: string, };
export type VerbatimLine = { 
/**
 * Id.
 */
verbatim: string, 
/**
 * The words.
 */
text: string, 
/**
 * Direction.
 */
polarity: Polarity, 
/**
 * Channel.
 */
channel: Channel, 
/**
 * Themes that still exist.
 */
themes: Array<string>, 
/**
 * 1 to 5.
 */
severity: number | null, 
/**
 * Day it was received.
 */
received_on: string, 
/**
 * When it was noted.
 */
at: Timestamp, 
/**
 * It came with a file.
 */
imported: boolean, };
export type VerbatimList = { 
/**
 * The latest first; the first 300 of them.
 */
verbatims: Array<VerbatimLine>, 
/**
 * How many there are.
 */
count: number, };
export type VerbatimsImported = { 
/**
 * Its id.
 */
import: string, 
/**
 * Verbatims written.
 */
verbatims: number, 
/**
 * Themes that came with them.
 */
themes: number, };
export type VerbatimsPreview = { 
/**
 * What agreeing names.
 */
token: string, 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * Encoding of a text file; none for a workbook.
 */
encoding: string | null, 
/**
 * What stands between its cells.
 */
separator: string | null, 
/**
 * Its columns.
 */
columns: Array<FileColumn>, 
/**
 * What they mean.
 */
mapping: VocMapping, 
/**
 * It was said of a file with the same headings.
 */
remembered: boolean, 
/**
 * A day that can be read two ways: nothing is taken in before that is answered.
 */
two_days: TwoDays | null, 
/**
 * Rows that cannot be read, the first of them.
 */
troubles: Array<CellTrouble>, 
/**
 * How many there are.
 */
trouble_count: number, 
/**
 * What would be taken, the first of it, as it would be kept.
 */
rows: Array<VocRow>, 
/**
 * How many there are.
 */
rows_ok: number, 
/**
 * Of those, with a name or a number masked.
 */
masked: number, 
/**
 * Rows known already, or written twice: they are left out.
 */
known: number, 
/**
 * Themes the network does not have: they come with the file.
 */
new_themes: Array<string>, 
/**
 * First day.
 */
first_day: string | null, 
/**
 * Last.
 */
last_day: string | null, 
/**
 * The very same file was taken in before.
 */
already: boolean, };
export type VersionExported = { 
/**
 * Where.
 */
path: string, };
export type VersionKept = { 
/**
 * It.
 */
version: string, };
export type VersionLine = { 
/**
 * It.
 */
version: string, 
/**
 * Its number.
 */
number: number, 
/**
 * Its life.
 */
status: VersionStatus, 
/**
 * First day in force.
 */
valid_from: string | null, 
/**
 * What changed.
 */
change_note: string, 
/**
 * Why criteria that show nothing were kept.
 */
kept_because: string | null, 
/**
 * The version it was drawn from.
 */
based_on: string | null, 
/**
 * Visit days that go by it.
 */
pinned_days: number, };
export type VersionStatus = "draft" | "published" | "retired";
export type VersionView = { 
/**
 * Its line.
 */
line: VersionLine, 
/**
 * Its referential.
 */
referential: string, 
/**
 * Which mirror.
 */
kind: ReferentialKind, 
/**
 * Title of the referential.
 */
title: Bilingual, 
/**
 * What it says.
 */
content: Content, 
/**
 * What it lacks before it can be published.
 */
missing: Array<Missing>, 
/**
 * What judges a person or shows nothing.
 */
flaws: Array<Flaw>, 
/**
 * What changed since the version it was drawn from.
 */
changes: Array<ItemChange>, 
/**
 * Observations made with it.
 */
observations: number, 
/**
 * This person may write it.
 */
may_write: boolean, };
export type VisitPlanned = { 
/**
 * The visit.
 */
visit: string, };
export type VisitStarted = { 
/**
 * The visit.
 */
visit: string, 
/**
 * Its day.
 */
visit_day: string, 
/**
 * The unit was visited before: there are promises to look at.
 */
seen_before: boolean, };
export type VocImportLine = { 
/**
 * Which.
 */
import: string, 
/**
 * Its name.
 */
file_name: string, 
/**
 * When.
 */
at: Timestamp, 
/**
 * Verbatims taken.
 */
rows_ok: number, 
/**
 * Rows left out.
 */
rows_rejected: number, 
/**
 * Verbatims with something masked.
 */
rows_masked: number, };
export type VocMapping = { 
/**
 * Column of the words.
 */
text_column: number, 
/**
 * Column of the day; without one, all were received today.
 */
date_column: number | null, 
/**
 * Column of the channel; without one, `channel` holds for all.
 */
channel_column: number | null, 
/**
 * Column of the themes, several of them separated by `;` or `|`.
 */
theme_column: number | null, 
/**
 * Column of the direction: a word, or stars from 1 to 5; without one, `polarity` holds for all.
 */
polarity_column: number | null, 
/**
 * Column of the severity, 1 to 5.
 */
severity_column: number | null, 
/**
 * What comes first in 03/04/2026; absent until it was asked.
 */
month_first: boolean | null, 
/**
 * Channel of rows that name none.
 */
channel: Channel, 
/**
 * Direction of rows that name none.
 */
polarity: Polarity, };
export type VocRow = { 
/**
 * Its number in the file.
 */
row: number, 
/**
 * Day.
 */
received_on: string, 
/**
 * Channel.
 */
channel: Channel, 
/**
 * Direction.
 */
polarity: Polarity, 
/**
 * 1 to 5.
 */
severity: number | null, 
/**
 * Names of its themes.
 */
themes: Array<string>, 
/**
 * The words.
 */
text: string, 
/**
 * Something was masked in them.
 */
masked: boolean, };
export type Voice = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * Today.
 */
today: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Direction that is counted.
 */
polarity: Polarity, 
/**
 * What a mention weighs.
 */
by: Weighing, 
/**
 * Verbatims of the period, whatever their direction.
 */
verbatims: number, 
/**
 * Of those, thanks.
 */
positive: number, 
/**
 * Of those, neither.
 */
neutral: number, 
/**
 * Of those, complaints.
 */
negative: number, 
/**
 * All channels first, then each by which something came.
 */
channels: Array<ChannelVoice>, 
/**
 * What the team made of this very period.
 */
synthesis: SynthesisLine | null, 
/**
 * What it made of others, the newest first.
 */
earlier: Array<SynthesisLine>, 
/**
 * The themes of the network.
 */
themes: Array<ThemeName>, 
/**
 * Files taken in, the newest first.
 */
imports: Array<VocImportLine>, };
export type VoiceChanged = Record<symbol, never>;
export type VoidTap = { 
/**
 * Block the correction is written to.
 */
block: string, 
/**
 * Index of the correction.
 */
index: number, 
/**
 * The tap; by default the last one that stands.
 */
target: TapRef | null, };
export type WaitingForDebrief = { 
/**
 * Observations of this person, with one referential.
 */
observations: Array<string>, 
/**
 * Which referential.
 */
kind: ReferentialKind, 
/**
 * Who; absent for "a team member".
 */
person: string | null, 
/**
 * Name; absent for "a team member".
 */
name: string | null, 
/**
 * The last one.
 */
observed_at: Timestamp, 
/**
 * Facts written so far.
 */
facts: number, };
export type WaitingRelease = { 
/**
 * Its version.
 */
version: string, 
/**
 * Its bytes.
 */
bytes: number, };
export type WaitingSkill = { 
/**
 * The skill.
 */
skill: string, 
/**
 * Its title.
 */
title: Bilingual, };
export type WaitingVisit = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * Name of its unit.
 */
unit_name: string, 
/**
 * The calendar day.
 */
date: string, 
/**
 * Operations.
 */
operations: number, 
/**
 * Photos and papers.
 */
photos: number, 
/**
 * Their bytes.
 */
photo_bytes: number, };
export type Wake = { 
/**
 * PIN of the profile.
 */
pin: string, };
export type WalkHistory = { 
/**
 * Those of a day, or all of mine.
 */
visit_day: string | null, 
/**
 * Only if it came from this command: what is offered for a moment must not take back what was done since.
 */
only?: string | null, };
export type WalkSheetsMade = { 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * Where it lies.
 */
path: string, 
/**
 * How many senses it holds.
 */
senses: number, };
export type WalkView = { 
/**
 * The pass.
 */
walk: string, 
/**
 * The day.
 */
visit_day: string, 
/**
 * The place.
 */
unit: string, 
/**
 * Its name.
 */
unit_name: string, 
/**
 * The one sense.
 */
sense: Sense, 
/**
 * Its place among the senses walked here, from 1.
 */
rank: number, 
/**
 * How many senses are walked here.
 */
senses: number, 
/**
 * Busy or quiet.
 */
moment: Occupancy | null, 
/**
 * Who observes, where it is not oneself.
 */
guest: string | null, 
/**
 * Typed in from a paper sheet.
 */
on_paper: boolean, 
/**
 * It is over.
 */
ended: boolean, 
/**
 * Zones in the customer's order.
 */
zones: Array<WalkedZone>, 
/**
 * Questions that help to perceive, in order.
 */
prompts: Array<Bilingual>, 
/**
 * What was noted in this pass, newest first.
 */
findings: Array<FindingView>, };
export type WalkedZone = { 
/**
 * The zone.
 */
zone: string, 
/**
 * Its name.
 */
name: Bilingual, 
/**
 * Its mark; absent while it was not walked, which is neither zero nor neutral.
 */
mark: ZoneMark | null, 
/**
 * How many findings it has.
 */
findings: number, 
/**
 * Places reserved here before anything was noted in words.
 */
places: Array<EmptyPlace>, };
export type Way = "out" | "in";
export type WeakCriterion = { 
/**
 * The skill.
 */
skill: string, 
/**
 * Its title.
 */
title: Bilingual, 
/**
 * Scores behind it.
 */
scores: number, 
/**
 * People behind it.
 */
people: number, 
/**
 * There are too few to say it is weak.
 */
too_early: boolean, 
/**
 * Earlier scores measured something else: the criterion changed meaning.
 */
changed: MeaningChange | null, };
export type WeekChanged = Record<symbol, never>;
export type WeekInUse = { 
/**
 * Which.
 */
week: string, 
/**
 * Number.
 */
version: number, 
/**
 * Season.
 */
label: string, 
/**
 * Length of a slot.
 */
interval_min: number, 
/**
 * Channels it counts.
 */
channels: Array<Channel>, };
export type WeekSaved = { 
/**
 * Its id.
 */
week: string, 
/**
 * Its number.
 */
version: number, };
export type WeekVersion = { 
/**
 * Id.
 */
week: string, 
/**
 * Number.
 */
version: number, 
/**
 * Season.
 */
label: string, 
/**
 * First day.
 */
period_from: string, 
/**
 * Last day.
 */
period_to: string, 
/**
 * When it was frozen.
 */
frozen_at: Timestamp, 
/**
 * It is in use.
 */
current: boolean, };
export type WeekView = { 
/**
 * Name of the unit.
 */
unit_name: string, 
/**
 * Today.
 */
today: string, 
/**
 * The version looked at; none for what is known today.
 */
shown: string | null, 
/**
 * First day.
 */
period_from: string, 
/**
 * Last day.
 */
period_to: string, 
/**
 * Length of a slot.
 */
interval_min: number, 
/**
 * Somebody said when the unit is open.
 */
hours_known: boolean, 
/**
 * Its channels; none where nothing was counted.
 */
channels: Array<ChannelWeek>, 
/**
 * Days left out.
 */
excluded_days: number, 
/**
 * Days counted or left out.
 */
all_days: number, 
/**
 * Slots two sources counted; one was kept.
 */
seen_twice: number, 
/**
 * How the two compare.
 */
twice: Array<SeenTwice>, 
/**
 * Counts in slots longer than asked for, which say nothing here.
 */
coarser: number, 
/**
 * What made flows vary.
 */
drivers: Array<Driver>, 
/**
 * Days that are not like the others, newest first.
 */
special_days: Array<SpecialDayLine>, 
/**
 * Files taken in, newest first.
 */
imports: Array<ImportLine>, 
/**
 * Frozen versions, newest first.
 */
versions: Array<WeekVersion>, };
export type WeighFinding = { 
/**
 * The finding.
 */
finding: string, 
/**
 * 1 barely noticed … 5 customers leave or complain.
 */
severity: number | null, 
/**
 * 1 rare … 5 at every visit.
 */
frequency: number | null, 
/**
 * 1 building works … 5 today, by us.
 */
ease: number | null, 
/**
 * A danger: first, whatever the marks.
 */
safety: boolean | null, };
export type Weighing = "mentions" | "severity";
export type WindowClosed = { 
/**
 * Arrivals counted.
 */
arrivals: number, 
/**
 * Minutes watched.
 */
observed_min: number, };
export type WindowOpened = { 
/**
 * The session.
 */
window: string, 
/**
 * Where the first row goes.
 */
place: CounterPlace, };
export type WindowResumed = { 
/**
 * Where the next row goes.
 */
place: CounterPlace, 
/**
 * What nobody watched meanwhile.
 */
gap: GapNoted | null, };
export type WithdrawFollowup = { 
/**
 * Which.
 */
follow_up: string, };
export type WithdrawGoal = { 
/**
 * Which.
 */
goal: string, };
export type WorkCancelled = { 
/**
 * There was work to stop.
 */
stopped: boolean, };
export type WriteField = { 
/**
 * The draft.
 */
version: string, 
/**
 * The item, by its identity.
 */
item: string, 
/**
 * The field with its new value.
 */
value: FieldValue, };
export type WriteIntention = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * The intention, at most 2,000 characters.
 */
text: string, };
export type WritePlane = { 
/**
 * Where.
 */
unit: string, 
/**
 * Which plane.
 */
plane: Plane, 
/**
 * What customers should experience, at most 2,000 characters.
 */
target?: string | null, 
/**
 * What they experience today, at most 2,000 characters.
 */
main_gap?: string | null, };
export type WriteProject = { 
/**
 * Where.
 */
unit: string, 
/**
 * What it means to the team, at most 10,000 characters.
 */
meaning?: string | null, 
/**
 * How the team keeps it alive, at most 2,000 characters.
 */
animation_rhythm?: string | null, };
export type WriteRatingComment = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * At most 2,000 characters.
 */
text: string, };
export type WriteSentence = { 
/**
 * The day.
 */
visit_day: string, 
/**
 * Which.
 */
sentence: Sentence, 
/**
 * At most 2,000 characters.
 */
text: string, };
export type WriteSynthesis = { 
/**
 * Where.
 */
unit: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * The sentences, at most 10,000 characters.
 */
text: string, };
export type YearPlanted = { 
/**
 * Places with counts.
 */
units: number, 
/**
 * People of the network, all told.
 */
people: number, 
/**
 * Days counted by machines, all places and channels together.
 */
days: number, };
export type ZoneLine = { 
/**
 * The zone.
 */
zone: string, 
/**
 * Its name.
 */
name: Bilingual, 
/**
 * One cell a sense, in the order of the columns.
 */
cells: Array<SenseCell>, };
export type ZoneMark = { 
/**
 * The record.
 */
record: string, 
/**
 * −2 to +2; `null` when nothing was perceptible.
 */
perception: number | null, 
/**
 * Pictures taken before anything was noted in words.
 */
photos: Array<PhotoLine>, };
export type ZoneSetup = { 
/**
 * Which.
 */
zone: string, 
/**
 * Its name.
 */
name: Bilingual, 
/**
 * Its place, from 1.
 */
rank: number, };

export interface Commands {
  "action.amend_action": { ask: AmendAction; answer: ActionChanged };
  "action.cannot_do": { ask: CannotDo; answer: ActionChanged };
  "action.confirm_effective": { ask: ConfirmEffective; answer: ActionChanged };
  "action.drop_action": { ask: DropAction; answer: ActionChanged };
  "action.end_meeting": { ask: EndMeeting; answer: MeetingKept };
  "action.export_calendar": { ask: ExportCalendar; answer: CalendarMade };
  "action.get_meeting": { ask: GetMeeting; answer: MeetingView };
  "action.get_plan": { ask: GetPlan; answer: ActionPlan };
  "action.keep_action": { ask: KeepAction; answer: ActionChanged };
  "action.list_actions": { ask: ListActions; answer: Actions };
  "action.list_effects": { ask: ListEffects; answer: Effects };
  "action.list_suggestions": { ask: ListSuggestions; answer: Suggestions };
  "action.list_unit_suggestions": { ask: ListUnitSuggestions; answer: UnitSuggestions };
  "action.mark_in_meeting": { ask: MarkInMeeting; answer: MeetingKept };
  "action.not_yet": { ask: NotYet; answer: ActionChanged };
  "action.open_meeting": { ask: OpenMeeting; answer: MeetingKept };
  "action.order_suggestions": { ask: OrderSuggestions; answer: SuggestionsOrdered };
  "action.promise_action": { ask: PromiseAction; answer: ActionPromised };
  "action.reorder": { ask: ReorderAction; answer: ActionsReordered };
  "action.retract_action": { ask: RetractAction; answer: ActionRetracted };
  "action.retract_team_suggestion": { ask: RetractTeamSuggestion; answer: SuggestionKept };
  "action.reveal_suggestions": { ask: RevealSuggestions; answer: MeetingKept };
  "action.shape_suggestion": { ask: ShapeSuggestion; answer: SuggestionShaped };
  "action.suggest_in_meeting": { ask: SuggestInMeeting; answer: SuggestionKept };
  "backup.answer_offer": { ask: AnswerOffer; answer: Done };
  "backup.choose_second_place": { ask: ChooseSecondPlace; answer: Done };
  "backup.get_second_place": { ask: Nothing; answer: SecondPlace };
  "backup.list_backups": { ask: Nothing; answer: Backups };
  "backup.list_rescues": { ask: ListRescues; answer: Rescues };
  "backup.make_backup": { ask: Nothing; answer: BackupMade };
  "backup.rescue_profile": { ask: RescueProfile; answer: Rescued };
  "backup.restore_backup": { ask: RestoreBackup; answer: Done };
  "backup.verify_profile": { ask: Nothing; answer: ProfileVerified };
  "bin.list_deleted": { ask: ListDeleted; answer: Bin };
  "bin.restore_deleted": { ask: RestoreDeleted; answer: Restored };
  "closing.agree_next_visit": { ask: AgreeNextVisit; answer: DashboardKept };
  "closing.answer_question": { ask: AnswerQuestion; answer: RatingKept };
  "closing.celebrate": { ask: Celebrate; answer: Celebrated };
  "closing.confirm_dashboard": { ask: ConfirmDashboard; answer: DashboardKept };
  "closing.get_closing": { ask: GetClosing; answer: ClosingView };
  "closing.get_dashboard": { ask: GetDashboard; answer: Dashboard };
  "closing.get_rating_form": { ask: GetRatingForm; answer: RatingForm };
  "closing.send_rating": { ask: SendRating; answer: RatingKept };
  "closing.set_level": { ask: SetLevel; answer: DashboardKept };
  "closing.skip_rating": { ask: SkipRating; answer: RatingKept };
  "closing.write_comment": { ask: WriteRatingComment; answer: RatingKept };
  "closing.write_sentence": { ask: WriteSentence; answer: DashboardKept };
  "debrief.acknowledge_debrief": { ask: AcknowledgeDebrief; answer: DebriefKept };
  "debrief.choose_improvement": { ask: ChooseImprovement; answer: DebriefKept };
  "debrief.close_debrief": { ask: CloseDebrief; answer: DebriefClosed };
  "debrief.delete_debrief": { ask: DeleteDebrief; answer: DebriefDeleted };
  "debrief.finish_note": { ask: FinishNote; answer: NoteKept };
  "debrief.get_debrief": { ask: GetDebrief; answer: DebriefView };
  "debrief.get_note": { ask: GetNote; answer: NoteView };
  "debrief.get_note_start": { ask: GetNoteStart; answer: NoteStart };
  "debrief.get_personal_sheet": { ask: GetPersonalSheet; answer: PersonalSheetView };
  "debrief.grow_note": { ask: GrowNote; answer: NoteGrown };
  "debrief.keep_strengths": { ask: KeepStrengths; answer: DebriefKept };
  "debrief.list_debriefs": { ask: ListDebriefs; answer: Debriefs };
  "debrief.open_debrief": { ask: OpenDebrief; answer: DebriefOpened };
  "debrief.open_note": { ask: OpenNote; answer: NoteOpened };
  "debrief.prefer_not_to_say": { ask: PreferNotToSay; answer: DebriefKept };
  "debrief.record_comment": { ask: RecordComment; answer: DebriefKept };
  "debrief.record_commitment": { ask: RecordCommitment; answer: DebriefKept };
  "debrief.record_fact": { ask: RecordDebriefFact; answer: DebriefFactKept };
  "debrief.record_note": { ask: RecordNote; answer: NoteKept };
  "debrief.record_options": { ask: RecordOptions; answer: DebriefKept };
  "debrief.record_self_view": { ask: RecordSelfView; answer: DebriefKept };
  "debrief.record_step": { ask: RecordStep; answer: DebriefKept };
  "debrief.remove_fact": { ask: RemoveDebriefFact; answer: DebriefKept };
  "debrief.set_improvement_aside": { ask: SetImprovementAside; answer: DebriefKept };
  "debrief.set_look_again": { ask: SetLookAgain; answer: DebriefKept };
  "debrief.set_place": { ask: SetPlace; answer: DebriefKept };
  "debrief.show_levels": { ask: ShowLevels; answer: DebriefKept };
  "diagnosis.get_board": { ask: GetBoard; answer: Board };
  "diagnosis.mark_participant": { ask: MarkInPlane; answer: PlaneKept };
  "diagnosis.write_plane": { ask: WritePlane; answer: PlaneKept };
  "draft.drop_drafts": { ask: DropDrafts; answer: Kept };
  "draft.list_drafts": { ask: ListDrafts; answer: Drafts };
  "draft.record_draft": { ask: RecordDraft; answer: Kept };
  "flow.claim_gap": { ask: ClaimGap; answer: RowRecorded };
  "flow.close_window": { ask: NamedWindow; answer: WindowClosed };
  "flow.correct_slot": { ask: CorrectSlot; answer: SlotCorrected };
  "flow.end_timing": { ask: EndTiming; answer: FlowChanged };
  "flow.get_counter": { ask: NamedWindow; answer: Counter };
  "flow.get_result": { ask: GetFlowResult; answer: FlowResult };
  "flow.keep_conclusion": { ask: KeepConclusion; answer: FlowChanged };
  "flow.list_posts": { ask: ListPosts; answer: CountingPosts };
  "flow.list_timings": { ask: ListTimings; answer: FlowTimings };
  "flow.open_window": { ask: OpenWindow; answer: WindowOpened };
  "flow.record_beat": { ask: RecordBeat; answer: BeatRecorded };
  "flow.record_pause": { ask: RecordRow; answer: RowRecorded };
  "flow.record_resume": { ask: RecordRow; answer: RowRecorded };
  "flow.record_served": { ask: NamedTiming; answer: FlowChanged };
  "flow.record_tap": { ask: RecordTap; answer: RowRecorded };
  "flow.record_typed_total": { ask: RecordTypedTotal; answer: TypedTotalRecorded };
  "flow.resume_window": { ask: NamedWindow; answer: WindowResumed };
  "flow.retract_correction": { ask: RetractCorrection; answer: FlowChanged };
  "flow.retract_timing": { ask: NamedTiming; answer: FlowChanged };
  "flow.retract_typed_total": { ask: RetractTypedTotal; answer: FlowChanged };
  "flow.start_timing": { ask: StartTiming; answer: TimingStarted };
  "flow.void_tap": { ask: VoidTap; answer: TapVoided };
  "history.redo_last": { ask: WalkHistory; answer: Reversed };
  "history.undo_last": { ask: WalkHistory; answer: Reversed };
  "irritant.list_irritants": { ask: ListIrritants; answer: Irritants };
  "irritant.reopen_irritant": { ask: ReopenIrritant; answer: IrritantSettled };
  "irritant.settle_irritant": { ask: SettleIrritant; answer: IrritantSettled };
  "network.export_spreadsheet": { ask: ExportSpreadsheet; answer: SpreadsheetExported };
  "network.get_unit_setup": { ask: GetUnitSetup; answer: UnitSetup };
  "network.import_spreadsheet": { ask: ImportSpreadsheet; answer: SpreadsheetImported };
  "network.keep_people_apart": { ask: JudgeDouble; answer: DoubleJudged };
  "network.list_doubles": { ask: Nothing; answer: DoubleList };
  "network.merge_people": { ask: JudgeDouble; answer: DoubleJudged };
  "network.move_person": { ask: MovePerson; answer: PersonRecorded };
  "network.move_zone": { ask: MoveZone; answer: NetworkChanged };
  "network.preview_spreadsheet": { ask: PreviewSpreadsheet; answer: SpreadsheetPreview };
  "network.record_channel": { ask: RecordChannel; answer: NetworkChanged };
  "network.record_hours": { ask: RecordHours; answer: NetworkChanged };
  "network.record_person": { ask: RecordPerson; answer: PersonRecorded };
  "network.record_unit": { ask: RecordUnit; answer: UnitRecorded };
  "network.record_zone": { ask: RecordZone; answer: NetworkChanged };
  "network.remove_zone": { ask: RemoveZone; answer: NetworkChanged };
  "network.separate_people": { ask: SeparatePeople; answer: DoubleJudged };
  "observation.close_goal": { ask: CloseGoal; answer: GoalClosed };
  "observation.delete_observation": { ask: DeleteObservation; answer: ObservationDeleted };
  "observation.describe_observation": { ask: DescribeObservation; answer: ObservationKept };
  "observation.finish_observation": { ask: FinishObservation; answer: ObservationFinished };
  "observation.get_ladder": { ask: GetLadder; answer: Ladder };
  "observation.get_observation": { ask: GetObservation; answer: ObservationView };
  "observation.inform_team": { ask: InformTeam; answer: TeamInformed };
  "observation.leave_observation": { ask: LeaveObservation; answer: ObservationLeft };
  "observation.list_goals": { ask: ListGoals; answer: Goals };
  "observation.list_learning": { ask: ListLearning; answer: LearningList };
  "observation.list_observations": { ask: ListObservations; answer: Observations };
  "observation.list_people": { ask: ListPeople; answer: PeopleToObserve };
  "observation.open_observation": { ask: OpenObservation; answer: ObservationOpened };
  "observation.record_fact": { ask: RecordObservedFact; answer: ObservationKept };
  "observation.record_score": { ask: RecordScore; answer: ObservationKept };
  "observation.set_cause": { ask: SetCriterionCause; answer: ObservationKept };
  "observation.set_goal": { ask: SetGoal; answer: GoalSet };
  "observation.withdraw_goal": { ask: WithdrawGoal; answer: GoalClosed };
  "organisation.get_organisation": { ask: GetOrganisation; answer: Organisation };
  "organisation.make_notice": { ask: MakeNotice; answer: NoticeMade };
  "organisation.record_gate": { ask: RecordGate; answer: GateRecorded };
  "organisation.switch_observations": { ask: SwitchObservations; answer: ObservationsSwitched };
  "photo.answer_people_visible": { ask: AnswerPeopleVisible; answer: PhotoKept };
  "photo.blur_photo": { ask: BlurPhoto; answer: PhotoBlurred };
  "photo.caption_photo": { ask: CaptionPhoto; answer: PhotoKept };
  "photo.get_day": { ask: GetPhotoDay; answer: PhotoDay };
  "photo.list_known": { ask: ListKnown; answer: KnownPictures };
  "photo.list_matches": { ask: ListPhotoMatches; answer: PhotoMatches };
  "photo.list_photos": { ask: ListPhotos; answer: PhotoList };
  "photo.release_place": { ask: ReleasePlace; answer: PlaceReleased };
  "photo.remove_photo": { ask: RemovePhoto; answer: PhotoKept };
  "photo.reserve_place": { ask: ReservePlace; answer: PlaceReserved };
  "photo.set_clock": { ask: SetClock; answer: ClockSet };
  "place.get_place": { ask: GetPlace; answer: Place };
  "place.record_place": { ask: RecordPlace; answer: Kept };
  "practice.plant_year": { ask: PlantYear; answer: YearPlanted };
  "problem.get_report": { ask: Nothing; answer: ProblemReport };
  "profile.adopt_copy": { ask: AdoptCopy; answer: Done };
  "profile.create_joining": { ask: CreateJoining; answer: ProfileCreated };
  "profile.create_practice": { ask: CreatePractice; answer: ProfileCreated };
  "profile.create_profile": { ask: CreateProfile; answer: ProfileCreated };
  "profile.delete_practice": { ask: DeletePractice; answer: Done };
  "profile.list_profiles": { ask: Nothing; answer: ProfileList };
  "profile.lock": { ask: Nothing; answer: Done };
  "profile.recover": { ask: Recover; answer: Done };
  "profile.rest": { ask: Nothing; answer: Done };
  "profile.suggest_passphrase": { ask: SuggestPassphrase; answer: SuggestedPassphrase };
  "profile.unlock": { ask: Unlock; answer: Done };
  "profile.wake": { ask: Wake; answer: Done };
  "project.get_project": { ask: GetProject; answer: ProjectView };
  "project.mark_participant": { ask: MarkInProject; answer: ProjectKept };
  "project.record_indicator": { ask: RecordIndicator; answer: IndicatorRecorded };
  "project.record_measure": { ask: RecordMeasure; answer: MeasureKept };
  "project.record_objective": { ask: RecordObjective; answer: ObjectiveKept };
  "project.remove_objective": { ask: RemoveObjective; answer: ObjectiveKept };
  "project.retract_measure": { ask: RetractMeasure; answer: MeasureKept };
  "project.write_project": { ask: WriteProject; answer: ProjectKept };
  "referential.add_item": { ask: AddItem; answer: DraftKept };
  "referential.drop_draft": { ask: DropDraft; answer: VersionKept };
  "referential.export_version": { ask: ExportVersion; answer: VersionExported };
  "referential.get_changes": { ask: GetChanges; answer: Changes };
  "referential.get_import": { ask: GetImport; answer: ImportPreview };
  "referential.get_version": { ask: GetVersion; answer: VersionView };
  "referential.import_file": { ask: ImportFile; answer: FileImported };
  "referential.judge_change": { ask: JudgeChange; answer: DraftKept };
  "referential.list_referentials": { ask: ListReferentials; answer: ReferentialList };
  "referential.move_item": { ask: MoveItem; answer: DraftKept };
  "referential.name_referential": { ask: NameReferential; answer: ReferentialKept };
  "referential.publish_version": { ask: PublishVersion; answer: VersionKept };
  "referential.remove_item": { ask: RemoveItem; answer: DraftKept };
  "referential.retire_version": { ask: RetireVersion; answer: VersionKept };
  "referential.start_draft": { ask: StartDraft; answer: VersionKept };
  "referential.start_referential": { ask: StartReferential; answer: VersionKept };
  "referential.write_field": { ask: WriteField; answer: DraftKept };
  "release.drop_file": { ask: Nothing; answer: ReleaseState };
  "release.get_state": { ask: Nothing; answer: ReleaseState };
  "release.take_file": { ask: TakeRelease; answer: ReleaseState };
  "report.export_data": { ask: ExportData; answer: DataExported };
  "report.get_preview": { ask: GetReportPreview; answer: ReportPreview };
  "report.get_report": { ask: GetReport; answer: ReportView };
  "report.list_days": { ask: ListReportDays; answer: ReportDays };
  "report.list_names_found": { ask: ListNamesFound; answer: NamesFound };
  "report.make_dossier": { ask: MakeDossier; answer: DossierMade };
  "report.make_personal_sheet": { ask: MakePersonalSheet; answer: PersonalSheetMade };
  "report.make_personal_sheets": { ask: MakePersonalSheets; answer: PersonalSheetsMade };
  "report.make_report": { ask: MakeReport; answer: ReportMade };
  "report.make_walk_sheets": { ask: MakeWalkSheets; answer: WalkSheetsMade };
  "report.tell_without_names": { ask: TellWithoutNames; answer: ToldWithoutNames };
  "search.list_matches": { ask: ListMatches; answer: Matches };
  "session.get_state": { ask: Nothing; answer: SessionState };
  "session.hand_on": { ask: HandOn; answer: Done };
  "session.hand_over": { ask: HandOver; answer: Done };
  "session.take_back": { ask: TakeBack; answer: Done };
  "session.take_link": { ask: Nothing; answer: FollowedLink };
  "setting.change_setting": { ask: ChangeSetting; answer: Kept };
  "setting.get_settings": { ask: GetSettings; answer: Settings };
  "staffing.get_comparison": { ask: GetComparison; answer: Comparison };
  "staffing.get_need": { ask: GetNeed; answer: NeedView };
  "staffing.record_function": { ask: RecordFunction; answer: FunctionRecorded };
  "staffing.record_roster": { ask: RecordRoster; answer: RosterRecorded };
  "staffing.remove_function": { ask: RemoveFunction; answer: StaffingChanged };
  "staffing.save_need": { ask: SaveNeed; answer: NeedSaved };
  "sync.enrol_device": { ask: EnrolDevice; answer: DeviceEnrolled };
  "sync.forget_server": { ask: Nothing; answer: Done };
  "sync.get_promises": { ask: Nothing; answer: SentPromises };
  "sync.get_state": { ask: Nothing; answer: SyncState };
  "sync.list_conflicts": { ask: Nothing; answer: ConflictList };
  "sync.list_log": { ask: Nothing; answer: SyncLog };
  "sync.resolve_conflict": { ask: ResolveConflict; answer: ConflictResolved };
  "sync.run_session": { ask: Nothing; answer: SessionRan };
  "sync.stop_session": { ask: Nothing; answer: SessionStopped };
  "training.close_followup": { ask: CloseFollowup; answer: FollowupKept };
  "training.complete_module": { ask: CompleteModule; answer: ModuleRecorded };
  "training.get_followups": { ask: GetFollowups; answer: FollowUpPlan };
  "training.get_person_file": { ask: GetPersonFile; answer: PersonFile };
  "training.get_scene": { ask: GetScene; answer: SceneView };
  "training.get_team_view": { ask: GetTeamView; answer: TeamView };
  "training.list_calibration": { ask: ListCalibration; answer: Calibration };
  "training.list_modules": { ask: ListModules; answer: Modules };
  "training.list_proposals": { ask: ListProposals; answer: Proposals };
  "training.move_followup": { ask: MoveFollowup; answer: FollowupKept };
  "training.plan_followups": { ask: PlanFollowups; answer: FollowupsPlanned };
  "training.rate_scene": { ask: RateScene; answer: SceneRated };
  "training.record_module": { ask: RecordModule; answer: ModuleRecorded };
  "training.record_scene": { ask: RecordScene; answer: SceneRecorded };
  "training.remove_module": { ask: RemoveModule; answer: ModuleRemoved };
  "training.remove_scene": { ask: RemoveScene; answer: SceneRemoved };
  "training.withdraw_followup": { ask: WithdrawFollowup; answer: FollowupKept };
  "unit_file.export_unit": { ask: ExportUnit; answer: UnitExported };
  "unit_file.get_address": { ask: Nothing; answer: DeviceAddress };
  "unit_file.get_code": { ask: GetCode; answer: AddressCode };
  "unit_file.get_preview": { ask: GetPreview; answer: UnitFilePreview };
  "unit_file.list_carried": { ask: Nothing; answer: CarriedList };
  "unit_file.open_file": { ask: OpenFile; answer: FileOpened };
  "unit_file.take_offered": { ask: Nothing; answer: OfferedFile };
  "visit.cancel_visit": { ask: CancelVisit; answer: VisitPlanned };
  "visit.close_day": { ask: CloseDay; answer: DayClosed };
  "visit.get_next_proposal": { ask: GetNextProposal; answer: NextVisitProposal };
  "visit.get_preparation": { ask: GetPreparation; answer: Preparation };
  "visit.get_presence": { ask: GetPresence; answer: Presence };
  "visit.get_spine": { ask: GetSpine; answer: Spine };
  "visit.get_team_day": { ask: GetTeamDay; answer: TeamDays };
  "visit.get_today": { ask: GetToday; answer: Today };
  "visit.get_unit": { ask: GetUnit; answer: UnitFile };
  "visit.list_gaps": { ask: ListDayGaps; answer: DayGaps };
  "visit.list_units": { ask: ListUnits; answer: Units };
  "visit.mark_present": { ask: MarkPresent; answer: DayAmended };
  "visit.open_ordinary_day": { ask: OpenOrdinaryDay; answer: OrdinaryDayOpened };
  "visit.plan_visit": { ask: PlanVisit; answer: VisitPlanned };
  "visit.record_finding": { ask: RecordQuickFinding; answer: QuickFindingRecorded };
  "visit.record_presence": { ask: RecordPresence; answer: Kept };
  "visit.reopen_day": { ask: ReopenDay; answer: DayAmended };
  "visit.start_unplanned": { ask: StartUnplanned; answer: VisitStarted };
  "visit.start_visit": { ask: StartVisit; answer: VisitStarted };
  "visit.write_intention": { ask: WriteIntention; answer: DayAmended };
  "voice.amend_verbatim": { ask: AmendVerbatim; answer: VerbatimKept };
  "voice.get_personal_data": { ask: GetPersonalData; answer: PersonalData };
  "voice.get_voice": { ask: GetVoice; answer: Voice };
  "voice.import_verbatims": { ask: ImportVerbatims; answer: VerbatimsImported };
  "voice.list_themes": { ask: ListThemes; answer: Themes };
  "voice.list_verbatims": { ask: ListVerbatims; answer: VerbatimList };
  "voice.preview_verbatims": { ask: PreviewVerbatims; answer: VerbatimsPreview };
  "voice.record_theme": { ask: RecordTheme; answer: ThemeRecorded };
  "voice.record_verbatim": { ask: RecordVerbatim; answer: VerbatimKept };
  "voice.remove_theme": { ask: RemoveTheme; answer: ThemeRecorded };
  "voice.retract_import": { ask: RetractVocImport; answer: VoiceChanged };
  "voice.retract_verbatim": { ask: RetractVerbatim; answer: VerbatimKept };
  "voice.write_synthesis": { ask: WriteSynthesis; answer: SynthesisKept };
  "walk.accept_finding": { ask: AcceptFinding; answer: FindingKept };
  "walk.amend_finding": { ask: AmendFinding; answer: FindingKept };
  "walk.end_pass": { ask: EndPass; answer: PassEnded };
  "walk.get_consolidation": { ask: GetConsolidation; answer: Consolidation };
  "walk.get_walk": { ask: GetWalk; answer: WalkView };
  "walk.list_passes": { ask: ListPasses; answer: PassList };
  "walk.make_ritual": { ask: MakeRitual; answer: RitualMade };
  "walk.merge_finding": { ask: MergeFinding; answer: FindingKept };
  "walk.record_finding": { ask: RecordFinding; answer: FindingKept };
  "walk.record_mark": { ask: RecordMark; answer: MarkRecorded };
  "walk.reopen_finding": { ask: ReopenFinding; answer: FindingKept };
  "walk.resume_pass": { ask: ResumePass; answer: PassStarted };
  "walk.retract_finding": { ask: RetractFinding; answer: FindingKept };
  "walk.retract_mark": { ask: RetractMark; answer: MarkRetracted };
  "walk.set_cause": { ask: SetCause; answer: FindingKept };
  "walk.start_guest_pass": { ask: StartGuestPass; answer: PassStarted };
  "walk.start_pass": { ask: StartPass; answer: PassStarted };
  "walk.weigh_finding": { ask: WeighFinding; answer: FindingKept };
  "week.choose_week": { ask: ChooseWeek; answer: WeekChanged };
  "week.get_week": { ask: GetWeek; answer: WeekView };
  "week.import_counts": { ask: ImportCounts; answer: CountsImported };
  "week.preview_counts": { ask: PreviewCounts; answer: CountsPreview };
  "week.record_special_day": { ask: RecordSpecialDay; answer: SpecialDayRecorded };
  "week.retract_import": { ask: RetractImport; answer: WeekChanged };
  "week.retract_special_day": { ask: RetractSpecialDay; answer: WeekChanged };
  "week.save_week": { ask: SaveWeek; answer: WeekSaved };
  "work.cancel_work": { ask: CancelWork; answer: WorkCancelled };
  "work.get_progress": { ask: GetProgress; answer: Progress };
}
