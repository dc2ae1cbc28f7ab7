// GENERATED from the command registry; never edited by hand.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export interface Commands { [name: string]: { ask: any; answer: any } }
