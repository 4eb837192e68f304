import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { content, document, FILES_CONFIG, inFile, OLD, oneLine, tagged, to, useFileSite } from "./file-site.ts";

const { answers, asked, check, folder, fresh, link, origin } = useFileSite();

beforeEach(() => {
  Object.assign(answers(), {
    "/tagged.docx": tagged(),
    "/dated.xlsx": { body: document("名单.xlsx"), headers: { "last-modified": OLD } },
    "/plain.docx": { body: document("学生.docx") },
    "/moved.docx": to("/target.docx"),
    "/target.docx": { body: document("修订.docx"), headers: { etag: '"t"' } },
    // A Word file under the name of another kind.
    "/named.pdf": { body: document("宏.docm"), headers: { etag: '"n"' } },
    "/locked.docx": { body: document("有密码.docx"), headers: { etag: '"l"' } },
    "/broken.docx": { body: document("截断.docx"), headers: { etag: '"b"' } },
    "/page.docx": { body: "<p>您访问的页面不存在</p>", headers: { etag: '"p"', "content-type": "text/html" } },
    "/copy.docx": tagged('"c"'),
  });
  const read = ["tagged.docx", "dated.xlsx", "plain.docx", "moved.docx", "named.pdf", "locked.docx", "broken.docx"];
  link(...read, "page.docx", "gone.docx", "copy.docx");
});

/** Without the bytes of what was sent. */
const short = (): string[] => asked().map((one) => one.replace(/ \d+$/, ""));

describe("files that have not changed", () => {
  it("cost a conditional request each, and come to the same", async () => {
    const first = await check();
    expect(inFile(first, "tagged.docx")).toContain("privacy/resident-id");
    expect(inFile(first, "copy.docx")).toEqual([]);
    const wrong = first.findings.filter(({ rule, link }) => rule === "link/attachment" && link?.href === "/named.pdf");
    expect(wrong).toHaveLength(1);
    const second = await check();
    expect(content(second)).toEqual(content(first));
    expect(asked().filter((one) => one.endsWith(" 304 0"))).toHaveLength(5);
    expect([...new Set(short())]).toEqual([
      // What came damaged may have been damaged on the way.
      "/broken.docx 200",
      "/copy.docx 304",
      "/dated.xlsx 304",
      "/gone.docx 404",
      "/locked.docx 304",
      "/moved.docx 302",
      "/named.pdf 304",
      // What is no file is never taken for granted.
      "/page.docx 200",
      "/plain.docx 200",
      "/tagged.docx 304",
      "/target.docx 200",
    ]);
    const again = asked();
    expect(content(await check())).toEqual(content(first));
    expect(asked()).toEqual(again);
  });

  it("are judged no more when the server gives nothing but their content", async () => {
    let read = 0;
    const pictureReader = oneLine(() => {
      read++;
    });
    answers()["/scan.pdf"] = { body: document("扫描.pdf") };
    link("scan.pdf");
    const first = await check({ pictureReader });
    expect([read, inFile(first, "scan.pdf").length]).toEqual([1, 1]);
    expect(content(await check({ pictureReader }))).toEqual(content(first));
    expect([read, short()]).toEqual([1, ["/scan.pdf 200"]]);
  });
});

describe("files that have changed", () => {
  it("are read anew; one that is gone is told of, and one that came is read", async () => {
    await check();
    Object.assign(answers(), {
      "/tagged.docx": { body: document("干净.docx"), headers: { etag: '"a2"' } },
      "/dated.xlsx": { body: document("学生.xlsx"), headers: { "last-modified": OLD.replace("05", "06") } },
      "/plain.docx": { body: document("名单.docx") },
      "/gone.docx": { body: document("修订.docx") },
    });
    delete answers()["/locked.docx"];
    const second = await check();
    expect(inFile(second, "tagged.docx")).toEqual([]);
    // The one that it was a copy of is another file now.
    expect(inFile(second, "copy.docx")).toContain("privacy/resident-id");
    const dead = second.findings.flatMap(({ link }) => (link?.status === 404 ? [link.href] : []));
    expect(dead).toEqual(["/locked.docx"]);
    expect(content(second)).toEqual(await fresh());
  });

  it.each([
    ["with the validators of the old one", "/new.docx", { "/tagged.docx": to("/new.docx"), "/new.docx": tagged() }],
    [
      "with its content",
      "/other.docx",
      { "/moved.docx": to("/other.docx"), "/other.docx": { body: document("修订.docx") } },
    ],
    ["by a longer way", "/target.docx", { "/moved.docx": to("/way.docx"), "/way.docx": to("/target.docx") }],
  ])("are read anew where another stands in their place, %s", async (_, place, changed) => {
    await check();
    Object.assign(answers(), changed);
    const second = await check();
    expect([...second.info.pages].map(({ finalUrl }) => finalUrl.slice(origin().length))).toContain(place);
    expect(content(second)).toEqual(await fresh());
  });

  it("in name only are known by their content, and the next run asks by the new name", async () => {
    const first = await check();
    answers()["/tagged.docx"] = tagged('"renewed"');
    expect(content(await check())).toEqual(content(first));
    expect(short()).toContain("/tagged.docx 200");
    expect(content(await check())).toEqual(content(first));
    expect(short()).toContain("/tagged.docx 304");
  });

  it("that come with another status are told with it", async () => {
    await check();
    answers()["/plain.docx"] = { body: document("学生.docx"), status: 203 };
    expect(content(await check())).toEqual(await fresh());
  });

  it("are found by a copy when the first of them is linked no more", async () => {
    await check();
    link("copy.docx");
    const second = await check();
    expect(inFile(second, "copy.docx")).toContain("privacy/resident-id");
    expect(content(second)).toEqual(await fresh());
    expect(inFile(await check(), "copy.docx")).toContain("privacy/resident-id");
    expect(short()).toEqual(["/copy.docx 304"]);
  });
});

describe("all files are read anew", () => {
  it.each([
    ["when a rule is turned off", { ...FILES_CONFIG, rules: [{ pattern: "privacy/*", level: "off" as const }] }, {}],
    ["by another version of the program", FILES_CONFIG, { version: "9.9.9" }],
    ["in another language", FILES_CONFIG, { lang: "en" as const }],
    ["when pictures can be read", FILES_CONFIG, { pictureReader: oneLine() }],
  ])("%s", async (_, config, fields) => {
    await check();
    const second = await check(fields, config);
    // A copy needs no judgement.
    expect(short().filter((one) => one.endsWith(" 304"))).toEqual(["/copy.docx 304"]);
    expect(content(second)).toEqual(await fresh(fields, config));
  });

  it("when the user wants all anew", async () => {
    const first = await check();
    const history = { folder: folder(), mode: "fresh", isClockChosen: true, onNote: () => {} } as const;
    expect(content(await check({ history }))).toEqual(content(first));
    expect(short().filter((one) => one.endsWith(" 304"))).toEqual([]);
  });

  it("on another day where the day counts", async () => {
    let read = 0;
    const fields = { pictureReader: oneLine(() => void read++) };
    answers()["/list.csv"] = { body: "姓名,身份证号\n陈甲,110101209901011001\n", headers: { etag: '"l"' } };
    answers()["/scan.pdf"] = { body: document("扫描.pdf"), headers: { etag: '"s"' } };
    // What a picture says and numbers of people who were born are the same on any later day, a date to come is not.
    link("list.csv", "named.pdf", "scan.pdf");
    await check(fields);
    const later = { ...fields, now: "2099-12-20" };
    const second = await check(later);
    expect(short()).toEqual(["/list.csv 200", "/named.pdf 304", "/scan.pdf 304"]);
    expect([read, inFile(second, "list.csv")]).toEqual([1, ["privacy/resident-id"]]);
    expect(content(second)).toEqual(await fresh(later));
  });
});

it("asks again for a file that failed", async () => {
  answers()["/tagged.docx"] = { body: "later", status: 503 };
  link("tagged.docx");
  expect(inFile(await check(), "tagged.docx")).toEqual([]);
  answers()["/tagged.docx"] = tagged();
  expect(inFile(await check(), "tagged.docx")).toContain("privacy/resident-id");
});

it("reads pictures again that could not be recognised", async () => {
  answers()["/scan.pdf"] = { body: document("扫描.pdf"), headers: { etag: '"s"' } };
  link("scan.pdf");
  expect(inFile(await check({ pictureReader: { ...oneLine(), read: async () => null } }), "scan.pdf")).toEqual([]);
  expect(inFile(await check({ pictureReader: oneLine() }), "scan.pdf")).toHaveLength(1);
});

it("keeps nothing of a file in clear", async () => {
  await check();
  for (const name of readdirSync(folder())) {
    const bytes = readFileSync(join(folder(), name));
    for (const hidden of ["tagged.docx", "privacy/resident-id", "通知"]) expect(bytes.includes(hidden)).toBe(false);
  }
});
