/** The rule that a user's roster of names and posts fills; without one it cannot run, whatever the config says. */

export const ROSTER_RULE = "term/roster";
