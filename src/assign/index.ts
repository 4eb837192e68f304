/** The assign stage: who mends a finding, and until when. */

export { createAssigner } from "./create-assigner.ts";
