import { describe, expect, test } from "vitest";
import { exitCode } from "../../src/cli/exit-code.ts";

const none = { error: 0, warning: 0, notice: 0 };

describe("exit code (contract §1)", () => {
  test.each([
    ["nothing found", none, true, "error", 0],
    ["an error", { ...none, error: 1 }, true, "error", 1],
    ["a warning below the level", { ...none, warning: 9 }, true, "error", 0],
    ["a warning at the level", { ...none, warning: 1 }, true, "warning", 1],
    ["an error above the level", { ...none, error: 1 }, true, "notice", 1],
    ["never", { error: 9, warning: 9, notice: 9 }, true, "never", 0],
    ["incomplete", none, false, "error", 3],
    ["incomplete with findings below the level", { ...none, notice: 4 }, false, "error", 3],
    ["a failing finding wins over incompleteness", { ...none, error: 1 }, false, "error", 1],
    ["never, but incomplete", { ...none, error: 1 }, false, "never", 3],
  ])("%s", (_name, bySeverity, complete, level, expected) => {
    expect(exitCode(bySeverity, complete, level)).toBe(expected);
  });
});
