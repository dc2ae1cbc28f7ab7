// Generated from the command registry by `cargo xtask codegen`. Do not edit.

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
 * It also lies in the second place.
 */
in_second_place: boolean, };
export type Backups = { 
/**
 * Newest first.
 */
backups: Array<BackupLine>, 
/**
 * The second place, if one was chosen.
 */
second_place: string | null, 
/**
 * The second place can be written now.
 */
second_place_reachable: boolean, };
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
export type ChangeSetting = { 
/**
 * Its name.
 */
key: string, 
/**
 * Its new value.
 */
value: JsonValue, };
export type ChooseSecondPlace = { 
/**
 * A folder, for instance of a USB key; `null` to do without.
 */
path: string | null, };
export type CreatePractice = { 
/**
 * `coach` or `unit_manager`.
 */
role: Role, 
/**
 * `fr` or `en`.
 */
locale: string, };
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
 * `fr` or `en`.
 */
locale: string, };
export type DeletePractice = { 
/**
 * Which.
 */
profile: string, };
export type Done = Record<symbol, never>;
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
export type DropDrafts = { 
/**
 * Beginning of their keys.
 */
prefix: string, };
export type GetPlace = Record<symbol, never>;
export type GetSettings = Record<symbol, never>;
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
walk: string, };
export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;
export type Kept = Record<symbol, never>;
export type ListDeleted = Record<symbol, never>;
export type ListDrafts = { 
/**
 * Beginning of their keys.
 */
prefix: string, };
export type ListMatches = { 
/**
 * What was typed.
 */
text: string, };
export type ListRescues = { 
/**
 * Which profile.
 */
profile: string, };
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
export type Nothing = Record<symbol, never>;
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
export type Place = { 
/**
 * Route, `/today` at first.
 */
route: string, };
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
 * Name shown.
 */
name: string, 
/**
 * Practice: invented, never sent, asks nothing.
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
 * When it was last opened, RFC 3339.
 */
last_used: string | null, };
export type ProfileList = { 
/**
 * Most recently used first.
 */
profiles: Array<ProfileHeader>, };
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
export type RecordDraft = { 
/**
 * Field it belongs to.
 */
key: string, 
/**
 * Text so far; at most 10,000 characters.
 */
text: string, };
export type RecordPlace = { 
/**
 * Route.
 */
route: string, };
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
export type Rescues = { 
/**
 * Newest first.
 */
backups: Array<BackupLine>, };
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
export type Reversed = { 
/**
 * The command it came from.
 */
command: string, 
/**
 * How many acts can still be undone, 200 at most.
 */
left: number, };
export type Role = "coach" | "unit_manager" | "line_manager" | "team_member" | "regional" | "administrator" | "external_occupant";
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
 * Version of the program.
 */
version: string, };
export type Settings = { 
/**
 * Value by name; what was never changed is absent.
 */
values: { [key in string]: JsonValue }, };
export type State = "none" | "resting" | "open" | "handover";
export type SuggestPassphrase = { 
/**
 * `fr` or `en`.
 */
locale: string, };
export type SuggestedPassphrase = { 
/**
 * Five words joined by hyphens.
 */
passphrase: string, };
export type TakeBack = { 
/**
 * PIN of the profile; a practice profile asks none.
 */
pin: string | null, };
export type UnitKind = "shop" | "agency" | "branch" | "contact_centre" | "counter" | "other";
export type Unlock = { 
/**
 * Which.
 */
profile: string, 
/**
 * Its passphrase; none for practice.
 */
passphrase: string | null, };
export type Wake = { 
/**
 * PIN of the profile.
 */
pin: string, };
export type WalkHistory = { 
/**
 * Those of a day, or all of mine.
 */
visit_day: string | null, };

export interface Commands {
  "backup.choose_second_place": { ask: ChooseSecondPlace; answer: Done };
  "backup.list_backups": { ask: Nothing; answer: Backups };
  "backup.list_rescues": { ask: ListRescues; answer: Rescues };
  "backup.make_backup": { ask: Nothing; answer: BackupMade };
  "backup.rescue_profile": { ask: RescueProfile; answer: Done };
  "backup.restore_backup": { ask: RestoreBackup; answer: Done };
  "backup.verify_profile": { ask: Nothing; answer: ProfileVerified };
  "bin.list_deleted": { ask: ListDeleted; answer: Bin };
  "bin.restore_deleted": { ask: RestoreDeleted; answer: Restored };
  "draft.drop_drafts": { ask: DropDrafts; answer: Kept };
  "draft.list_drafts": { ask: ListDrafts; answer: Drafts };
  "draft.record_draft": { ask: RecordDraft; answer: Kept };
  "history.redo_last": { ask: WalkHistory; answer: Reversed };
  "history.undo_last": { ask: WalkHistory; answer: Reversed };
  "place.get_place": { ask: GetPlace; answer: Place };
  "place.record_place": { ask: RecordPlace; answer: Kept };
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
  "search.list_matches": { ask: ListMatches; answer: Matches };
  "session.get_state": { ask: Nothing; answer: SessionState };
  "session.hand_over": { ask: HandOver; answer: Done };
  "session.take_back": { ask: TakeBack; answer: Done };
  "setting.change_setting": { ask: ChangeSetting; answer: Kept };
  "setting.get_settings": { ask: GetSettings; answer: Settings };
}
