import { expect, it } from "vitest";
import type { PictureReader } from "../../src/page/index.ts";
import type { RunRequest } from "../../src/run/index.ts";
import { content, document, inFile, oneLine, tagged, to, useFileSite } from "./file-site.ts";

const { answers, asked, check, fresh, link, notes } = useFileSite();

/** The run is stopped at this step, once it has come to the files. */
async function stopAt(phase: "files" | "links", step: number, fields: Partial<RunRequest> = {}): Promise<void> {
  const controller = new AbortController();
  let isPast = false;
  await check({
    ...fields,
    signal: controller.signal,
    onProgress(progress) {
      isPast ||= progress.phase === "files";
      if (isPast && progress.phase === phase && progress.done === step) controller.abort();
    },
  });
}

function addFiles(): void {
  Object.assign(answers(), {
    "/tagged.docx": tagged(),
    "/plain.docx": { body: document("学生.docx") },
    "/moved.docx": to("/target.docx"),
    "/target.docx": { body: document("修订.docx") },
    "/locked.docx": { body: document("有密码.docx") },
    "/broken.docx": { body: document("截断.docx") },
    "/copy.docx": tagged('"c"'),
    "/last.xlsx": { body: document("名单.xlsx") },
  });
  link("tagged.docx", "plain.docx", "moved.docx", "gone.docx", "locked.docx", "broken.docx", "copy.docx", "last.xlsx");
}

it.each([
  ["among the files", "files", 8, ["/last.xlsx"]],
  ["after the files", "links", 1, []],
] as const)("a run stopped %s does not ask again for those that were done", async (_, phase, step, left) => {
  addFiles();
  const whole = await fresh();
  await stopAt(phase, step);
  expect(asked().length).toBeGreaterThan(8);
  const resumed = await check();
  expect(notes()).toEqual(["resumed"]);
  // The smaller question for one that is gone had not come yet.
  const again = new Set(asked().map((one) => one.split(" ")[0]));
  expect([...again].filter((path) => phase === "links" || path !== "/gone.docx")).toEqual(left);
  expect(content(resumed)).toEqual(whole);
});

it("asks again for a file that failed", async () => {
  addFiles();
  answers()["/tagged.docx"] = { body: "later", status: 503 };
  await stopAt("files", 8);
  answers()["/tagged.docx"] = tagged();
  expect(inFile(await check(), "tagged.docx")).toContain("privacy/resident-id");
  expect(notes()).toEqual(["resumed"]);
});

it("takes nothing for done that an earlier run did", async () => {
  addFiles();
  await check();
  answers()["/plain.docx"] = { body: document("名单.docx") };
  await stopAt("files", 1);
  const resumed = await check();
  expect(notes()).toEqual(["resumed"]);
  expect(content(resumed)).toEqual(await fresh());
});

it("reads pictures that were left unread because the run was stopped", async () => {
  answers()["/scan.pdf"] = { body: document("扫描.pdf"), headers: { etag: '"s"' } };
  link("scan.pdf", "tagged.docx");
  const pictureReader = oneLine();
  const whole = await fresh({ pictureReader });
  const controller = new AbortController();
  const stopped: PictureReader = {
    ...pictureReader,
    async read() {
      controller.abort();
      return null;
    },
  };
  await check({ signal: controller.signal, pictureReader: stopped });
  expect(content(await check({ pictureReader }))).toEqual(whole);
});

it("reads files anew when their pictures can be read by now", async () => {
  answers()["/scan.pdf"] = { body: document("扫描.pdf") };
  Object.assign(answers(), { "/tagged.docx": tagged() });
  link("scan.pdf", "tagged.docx");
  await stopAt("files", 2);
  const resumed = await check({ pictureReader: oneLine() });
  expect(notes()).toEqual(["resumed"]);
  expect(inFile(resumed, "scan.pdf")).toHaveLength(1);
});
