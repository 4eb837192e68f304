import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Circuit, createCircuit, type Passenger } from "../../src/source/circuit.ts";
import type { Failure } from "../../src/source/classify-error.ts";

const refused: Failure = { error: "refused", detail: "ECONNREFUSED" };
const timeout: Failure = { error: "timeout", detail: "ETIMEDOUT" };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Tracked extends Passenger {
  /** `go`, `trial` or the error it gave up with, in order. */
  readonly log: string[];
}

function passenger(): Tracked {
  const log: string[] = [];
  return {
    log,
    proceed: (isTrial) => log.push(isTrial ? "trial" : "go"),
    giveUp: ({ error }) => log.push(error),
  };
}

function pass(circuit: Circuit): Tracked {
  const one = passenger();
  circuit.pass(one);
  return one;
}

const fail = (circuit: Circuit, failure: Failure, times: number): void => {
  for (let index = 0; index < times; index += 1) circuit.fail(failure, false, false);
};

describe("an origin that never answered", () => {
  test("is asked freely until three attempts in a row have failed", () => {
    const circuit = createCircuit(1);
    fail(circuit, refused, 2);
    expect(pass(circuit).log).toEqual(["go"]);
    fail(circuit, refused, 1);
    expect(circuit.isClosed()).toBe(false);
    expect(pass(circuit).log).toEqual([]);
  });

  test("or all attempts of one address", () => {
    const circuit = createCircuit(1);
    circuit.fail(refused, false, true);
    expect(circuit.isClosed()).toBe(false);
  });

  test("gets one trial more, and when it fails all its addresses share its failure", () => {
    const circuit = createCircuit(1);
    fail(circuit, refused, 3);
    const [first, second] = [pass(circuit), pass(circuit)];
    vi.advanceTimersByTime(4999);
    expect([first.log, second.log]).toEqual([[], []]);
    vi.advanceTimersByTime(2);
    expect([first.log, second.log]).toEqual([["trial"], []]);
    circuit.fail(refused, true, false);
    expect(second.log).toEqual(["refused"]);
    expect(pass(circuit).log).toEqual(["refused"]);
  });

  test("is alive again when the trial succeeds", () => {
    const circuit = createCircuit(1);
    fail(circuit, timeout, 3);
    const [first, second] = [pass(circuit), pass(circuit)];
    vi.advanceTimersByTime(5001);
    expect(first.log).toEqual(["trial"]);
    circuit.succeed();
    expect(second.log).toEqual(["go"]);
    expect(circuit.isClosed()).toBe(true);
  });

  test("is tried once more a minute after it was given up", () => {
    const circuit = createCircuit(1);
    fail(circuit, refused, 3);
    pass(circuit);
    vi.advanceTimersByTime(5001);
    circuit.fail(refused, true, false);
    expect(pass(circuit).log).toEqual(["refused"]);
    vi.advanceTimersByTime(60_001);
    const [trial, other] = [pass(circuit), pass(circuit)];
    expect([trial.log, other.log]).toEqual([["trial"], []]);
    circuit.succeed();
    expect(other.log).toEqual(["go"]);
  });
});

describe("an origin that answered before", () => {
  test("gets a minute of trials, and its addresses are not called dead", () => {
    const circuit = createCircuit(1);
    circuit.succeed();
    fail(circuit, refused, 3);
    const waiting = pass(circuit);
    let trials = 0;
    for (let second = 0; second < 120; second += 1) {
      vi.advanceTimersByTime(1000);
      if (waiting.log.at(-1) !== "trial") continue;
      trials += 1;
      circuit.fail(refused, true, false);
      waiting.log.push("over");
      circuit.pass(waiting);
    }
    expect(trials).toBe(6);
    expect(waiting.log).toContain("host-down");
    expect(circuit.explain(refused)).toEqual({ error: "host-down", detail: "host-down ECONNREFUSED" });
    expect(circuit.explain(timeout)).toEqual(timeout);
  });

  test("is not left alone for failures with answers between", () => {
    const circuit = createCircuit(1);
    for (let index = 0; index < 20; index += 1) {
      fail(circuit, timeout, 2);
      circuit.succeed();
    }
    expect(pass(circuit).log).toEqual(["go"]);
  });
});

test("a trial that is broken off leaves its place to the next", () => {
  const circuit = createCircuit(1);
  fail(circuit, refused, 3);
  const [first, second] = [pass(circuit), pass(circuit)];
  vi.advanceTimersByTime(5001);
  expect(first.log).toEqual(["trial"]);
  circuit.abandon();
  vi.advanceTimersByTime(5001);
  expect(second.log).toEqual(["trial"]);
});

test("nothing is kept alive for those who left", () => {
  const circuit = createCircuit(1);
  fail(circuit, refused, 3);
  const one = pass(circuit);
  expect(vi.getTimerCount()).toBe(1);
  circuit.remove(one);
  expect(vi.getTimerCount()).toBe(0);
});

test("on the loopback everything is quicker", () => {
  const circuit = createCircuit(0.02);
  fail(circuit, refused, 3);
  const one = pass(circuit);
  vi.advanceTimersByTime(101);
  expect(one.log).toEqual(["trial"]);
});
