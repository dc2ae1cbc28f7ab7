/** The time of the application: the core's, for a practice profile may live at another one than the machine; and its zone. */
class AppTime {
  /** How far the core's clock is ahead of the machine's, in milliseconds. */
  ahead = $state(0);
  /** Zone of the network of the open profile; the machine's while none is open. */
  zone = $state<string | undefined>(undefined);

  /** Every answer of the core says when it was given. What a call takes is not a difference of clocks. */
  told(at: string | undefined): void {
    const ahead = at ? Date.parse(at) - Date.now() : this.ahead;
    if (Math.abs(ahead - this.ahead) > 1_000) this.ahead = ahead;
  }
}

export const time = new AppTime();

/** Now, in milliseconds since 1970 UTC. */
export const now = (): number => Date.now() + time.ahead;
