/** The assign stage: who mends a finding, and until when. */

export { type Assigner, type AssignerOptions, createAssigner } from "./create-assigner.ts";
