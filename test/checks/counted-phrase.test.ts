import { describe, expect, it } from "vitest";
import { countedPhrase } from "../../src/checks/counted-phrase.ts";
import { OptionsError } from "../../src/model/errors.ts";
import type { Json } from "../../src/model/rule.ts";
import { expectMarks, matchesOf } from "./text-page.ts";

const options: Json = {
  phrases: [
    {
      name: "四项要求",
      tail: "要求",
      items: ["政治要求", "纪律要求", ["业务要求", "本领要求"], "作风要求"],
      from: "2020-01-01",
    },
    { name: ["三同时", "三个同时"], items: ["同时设计", "同时施工", "同时投入使用"] },
  ],
  family: [
    { name: "四项要求", from: "2020-01-01" },
    { name: "两项承诺", from: "2020-01-01" },
  ],
};

function found(text: string): readonly string[] {
  return matchesOf(countedPhrase, text, { options }).map(
    ({ wording, verdict, suggestion }) => `${wording} ${verdict} ${suggestion}`,
  );
}

describe("countedPhrase", () => {
  it.each([
    "“四项要求”（⟦政治要求、纪律要求、业务要求⟧）",
    "四项要求(⟦政治、纪律、业务⟧)",
    "“四项要求”：⟦政治要求、纪律要求、作风要求⟧。",
    "“四项要求”——⟦政治要求、纪律要求、作风要求⟧",
    "“四项要求”，即⟦纪律要求、政治要求、业务要求、作风要求⟧。",
    "“四项要求”（政治要求、纪律要求、⟦业物要求⟧、作风要求）",
    "“四项要求”（政治要求、⟦政治要求⟧、业务要求、作风要求）",
    "落实⟦政治、业务、作风要求⟧“四项要求”",
    "“三个同时”（⟦同时设计、同时施工⟧）",
    "落实“⟦三项要求⟧”、履行“两项承诺”",
  ])("finds %s", (marked) => {
    expectMarks(countedPhrase, marked, { options });
  });

  it.each([
    "“四项要求”（政治要求、纪律要求、业务要求、作风要求）",
    "“四项要求”（政治要求、纪律要求、本领要求和作风要求，下同）",
    "“四项要求”（政治要求、纪律要求等）",
    "“四项要求”（政治要求、纪律要求……）",
    "“四项要求”（见附件）",
    "“四项要求”（政治要求、设备要求、场地要求、人员要求）",
    "“四项要求”，做到政治要求、纪律要求到位",
    "落实“四项要求”。政治要求、纪律要求、业务要求见下。",
    "落实政治要求、纪律要求，业务要求和作风要求“四项要求”",
    "“四项要求”：一是落实政治要求到位，落实纪律要求到位。",
    "四项要求（政治要求、纪律要求、业务要求没有写完",
    "“四项要求”：政治要求、作风要求。",
    "落实政治、业务、作风和其他要求“四项要求”",
    "落实政治、纪律、业务、作风和廉洁“四项要求”",
    "同时设计、同时施工“三同时”",
    "落实“三项要求”",
    "落实“三项要求”（快、准、好）、履行“两项承诺”",
    "落实三项要求、履行“两项承诺”",
  ])("is silent on %s", (text) => {
    expectMarks(countedPhrase, text, { options });
  });

  it("is silent before the phrase had its meaning", () => {
    const parts = { options, context: { date: "2019-12-31" } };
    expectMarks(countedPhrase, "“四项要求”（政治要求、纪律要求）", parts);
    expectMarks(countedPhrase, "落实“三项要求”、履行“两项承诺”", parts);
    expectMarks(countedPhrase, "“三同时”（⟦同时施工、同时设计、同时投入使用⟧）", parts);
  });

  it("accuses only where no other reading is left", () => {
    const all = "政治要求、纪律要求、业务要求、作风要求";
    expect(found("“四项要求”（政治要求、纪律要求、作风要求）")).toEqual([`missing violation ${all}`]);
    expect(found("“四项要求”：政治要求、纪律要求、作风要求。")).toEqual([`missing review ${all}`]);
    expect(found("“四项要求”（纪律要求、政治要求、业务要求、作风要求）")).toEqual([`order review ${all}`]);
    expect(found("“四项要求”（政治要求、纪律要求、业物要求、作风要求）")).toEqual(["item violation 业务要求"]);
    expect(found("“四项要求”（政治要求、纪律要求、财务工作、作风要求）")).toEqual(["item review 业务要求"]);
    expect(found("落实“五项要求”、履行“两项承诺”")).toEqual(["number review 四项要求"]);
  });

  it.each<[Json, string]>([
    [{ phrases: [{ name: "甲", items: ["乙"] }] }, "phrases.0.items"],
    [{ phrases: [{ name: "甲", items: ["乙", 2] }] }, "phrases.0.items.1"],
    [{ phrases: [{ items: ["乙", "丙"] }] }, "phrases.0.name"],
    [{ phrases: [{ name: "甲", items: ["乙", "丙"], since: "" }] }, "phrases.0.since"],
    [{ family: [{ name: "甲" }] }, "family.0.from"],
  ])("refuses the options %j", (wrong, path) => {
    expect(() => countedPhrase.compile(wrong)).toThrow(OptionsError);
    try {
      countedPhrase.compile(wrong);
    } catch (error) {
      expect(error instanceof OptionsError && error.path.join(".")).toMatch(new RegExp(`^${path}`));
    }
  });
});
