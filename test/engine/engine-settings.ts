import type { EngineSettings } from "../../src/engine/index.ts";

/** For a target that is nobody's, on a fixed day; fields given replace these. */
export function engineSettings(fields: Partial<EngineSettings> = {}): EngineSettings {
  return {
    now: "2026-11-22",
    region: null,
    loopbackTarget: false,
    siteCode: null,
    siteHost: null,
    levels: [],
    lang: "zh",
    reveal: false,
    key: new Uint8Array(32),
    ...fields,
  };
}
