/** Where a visit that was just opened leads: to its promises first, or straight to who is there on a first visit. */
export const opens = (started: { visit_day: string }): string => `/visit/${started.visit_day}/prepare`;
