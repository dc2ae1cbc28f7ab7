/** How a verbatim comes, and which way it points: the choices of capture, of a file and of filters. */
import type { Channel, Polarity } from "../../contract/commands";

export const POLARITIES: Polarity[] = ["negative", "neutral", "positive"];
/** Those one hears in passing come first. */
export const CHANNELS: Channel[] = ["walk_in", "phone", "email", "mail", "chat", "social", "web", "survey", "other"];
