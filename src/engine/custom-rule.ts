/** The rule that holds the words of a user's bare term lists. */

export const CUSTOM_RULE = "term/custom";
