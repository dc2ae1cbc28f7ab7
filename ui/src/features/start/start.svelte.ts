/** The way in: which step is shown, and what the core said. It keeps no secret longer than the call needs it. */
import { session } from "../../app/session.svelte";
import type { BackupLine, CreateProfile, ProfileHeader } from "../../contract/commands";
import { ask } from "../../lib/act";
import type { Answer, Ask, Name } from "../../lib/commands";
import { inWords } from "../../lib/failures";
import { asFailure } from "../../host";
import { number } from "../../lib/format.svelte";
import { notice } from "../../lib/toast";
import { language, t, type Locale } from "../../lib/words.svelte";

export type Step = "profiles" | "welcome" | "create" | "join" | "line" | "adopt" | "code" | "unlock" | "recover" | "rescue";

export class Start {
  step = $state<Step | undefined>(undefined);
  profiles = $state.raw<ProfileHeader[]>([]);
  chosen = $state.raw<ProfileHeader | undefined>(undefined);
  /** The sentence of what failed, and its code for the way on. */
  error = $state("");
  code = $state("");
  busy = $state(false);
  recoveryCode = $state("");
  /** Why the server that was asked on the way in did not answer: it is asked again from inside. */
  later = $state("");
  copies = $state.raw<BackupLine[]>([]);

  async load(): Promise<void> {
    try {
      this.profiles = (await ask("profile.list_profiles", {})).profiles;
    } catch (thrown) {
      this.#failed(thrown);
    }
    this.step = this.profiles.length ? "profiles" : "welcome";
  }

  get #id(): string {
    return this.chosen?.id ?? "";
  }

  to(step: Step): void {
    this.error = this.code = "";
    this.step = step;
  }

  #failed(thrown: unknown): void {
    this.code = asFailure(thrown).code;
    this.error = inWords(thrown);
  }

  /** Runs one command of profiles; answers nothing when it failed, and says why. */
  async #run<N extends Name>(name: N, body: Ask<N>): Promise<Answer<N> | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.error = this.code = "";
    try {
      return await session.run(name, body);
    } catch (thrown) {
      this.#failed(thrown);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  speak(locale: Locale): void {
    void session.set("locale", locale);
  }

  practise(role: "coach" | "unit_manager"): Promise<unknown> {
    const existing = this.profiles.find((profile) => profile.practice && profile.role === role);
    if (existing) return this.open(existing);
    return this.#run("profile.create_practice", { role, locale: language.locale });
  }

  /** A practice profile opens by itself, a real one asks for its passphrase. */
  async open(profile: ProfileHeader): Promise<void> {
    this.chosen = profile;
    if (!profile.practice) return this.to("unlock");
    await this.#run("profile.unlock", { profile: profile.id, passphrase: null });
  }

  unlock(passphrase: string): Promise<unknown> {
    return this.#run("profile.unlock", { profile: this.#id, passphrase });
  }

  recover(recovery_code: string, new_passphrase: string): Promise<unknown> {
    return this.#run("profile.recover", { profile: this.#id, recovery_code, new_passphrase });
  }

  async create(body: Omit<CreateProfile, "locale">): Promise<void> {
    session.holding = true;
    const made = await this.#run("profile.create_profile", { ...body, locale: language.locale });
    if (!made?.recovery_code) {
      session.holding = false;
      return;
    }
    this.recoveryCode = made.recovery_code;
    this.step = "code";
  }

  /** A profile that joins a colleague's network; without a passphrase it is one for practice. */
  async join(body: Omit<Ask<"profile.create_joining">, "locale">): Promise<void> {
    session.holding = !!body.passphrase;
    const made = await this.#run("profile.create_joining", { ...body, locale: language.locale });
    if (!made?.recovery_code) {
      session.holding = false;
      return;
    }
    this.recoveryCode = made.recovery_code;
    this.step = "code";
  }

  /** A profile whose network a server brings. Made first: a server that does not answer now is joined from inside. */
  async joinByLine(body: { name: string; passphrase: string; pin: string }, line: string): Promise<void> {
    session.holding = true;
    const made = await this.#run("profile.create_joining", { ...body, role: "coach", locale: language.locale });
    if (!made?.recovery_code) {
      session.holding = false;
      return;
    }
    this.recoveryCode = made.recovery_code;
    this.later = "";
    // The code is written down while the server is asked.
    this.step = "code";
    if (!(await this.#run("sync.enrol_device", { line })) || !(await this.#run("sync.run_session", {}))) {
      this.later = this.error;
      this.error = this.code = "";
    }
  }

  adopt(place: string, recovery_code: string, new_passphrase: string): Promise<unknown> {
    return this.#run("profile.adopt_copy", { place, recovery_code, new_passphrase });
  }

  /** The recovery code was written down: in. */
  enter(): void {
    this.recoveryCode = "";
    session.holding = false;
  }

  async suggest(): Promise<string> {
    return (await ask("profile.suggest_passphrase", { locale: language.locale })).passphrase;
  }

  async listCopies(): Promise<void> {
    try {
      this.copies = (await ask("backup.list_rescues", { profile: this.#id })).backups;
      this.to("rescue");
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  async rescue(name: string, passphrase: string): Promise<void> {
    const done = await this.#run("backup.rescue_profile", { profile: this.#id, name, passphrase: this.chosen?.practice ? null : passphrase });
    if (!done) return;
    const brought = done.acts ? t("start-rescued", { count: done.acts, figure: number(done.acts) }) : t("start-rescued-alone");
    const elsewhere = done.elsewhere ? t("start-rescued-elsewhere", { count: done.elsewhere, figure: number(done.elsewhere) }) : "";
    const left = done.left ? t("start-rescued-left", { count: done.left, figure: number(done.left) }) : "";
    const told = [brought, elsewhere, left].filter(Boolean).join(" ");
    if (left || elsewhere) notice.stand(told);
    else notice.announce(told);
  }
}
