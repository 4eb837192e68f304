import { describe, expect, it } from "vitest";
import { rememberByText, rememberLast } from "../../src/text/remember.ts";

describe("rememberLast", () => {
  it("asks once for a subject while no other is asked about", () => {
    const asked: object[] = [];
    const ask = rememberLast((subject: { readonly name: string }) => {
      asked.push(subject);
      return subject.name;
    });
    const [one, other] = [{ name: "甲" }, { name: "乙" }];
    expect([ask(one), ask(one), ask(other), ask(one)]).toEqual(["甲", "甲", "乙", "甲"]);
    expect(asked).toEqual([one, other, one]);
  });

  it("remembers that there is no answer", () => {
    let asked = 0;
    const ask = rememberLast((): string | undefined => {
      asked += 1;
      return undefined;
    });
    const subject = {};
    expect([ask(subject), ask(subject), asked]).toEqual([undefined, undefined, 1]);
  });
});

describe("rememberByText", () => {
  it("asks once for equal texts", () => {
    const asked: string[] = [];
    const ask = rememberByText((text: string) => {
      asked.push(text);
      return text.length;
    });
    expect([ask("首页"), ask(["首", "页"].join("")), ask("x".repeat(300)), ask("x".repeat(300))]).toEqual([
      2, 2, 300, 300,
    ]);
    expect(asked).toEqual(["首页", "x".repeat(300), "x".repeat(300)]);
  });
});
