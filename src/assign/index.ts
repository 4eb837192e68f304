/** The assign stage: who mends a finding, and until when. */

export { type Assigner, type Assignment, createAssigner } from "./create-assigner.ts";
export { loadHolidays } from "./load-holidays.ts";
