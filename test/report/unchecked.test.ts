import { expect, it } from "vitest";
import { labelsFor } from "../../src/report/labels.ts";
import { uncheckedParts } from "../../src/report/unchecked.ts";
import { readSavedRun } from "./run-from-json.ts";

const none = {
  ...readSavedRun("empty"),
  columns: [],
  attachments: 0,
  attachmentsRead: 0,
  images: 0,
  linksUnasked: 0,
  linkScope: "all",
} as const;

it.each([
  ["nothing left", {}, []],
  ["attachments", { attachments: 3 }, ["附件：附件 3 个：只核验能否打开，内容未检查"]],
  [
    "attachments of which some were read",
    { attachments: 3, attachmentsRead: 2 },
    ["附件：附件 3 个：2 个已检查内容，其余 1 个只核验能否打开，内容未检查"],
  ],
  ["attachments that were all read", { attachments: 3, attachmentsRead: 3 }, []],
  [
    "attachments that were not even asked",
    { attachments: 3, linkScope: "none" },
    ["附件：附件 3 个：没有核验能否打开，内容未检查", "未核验的链接：没有核验链接（--no-links）"],
  ],
  ["pictures", { images: 2 }, ["图片：图片 2 个：图中文字未识别，内容未检查"]],
  ["links without an answer", { linksUnasked: 4 }, ["未核验的链接：共 4 个"]],
  [
    "other hosts",
    { linkScope: "internal", linksUnasked: 4 },
    ["未核验的链接：只核验了本站的链接，指向其他网站的没有核验（--no-external）；共 4 个"],
  ],
  ["no network", { linkScope: "local" }, ["未核验的链接：没有联网，只核验了文件夹内的链接"]],
  ["columns", { columns: readSavedRun("department").columns }, ["无法判定的栏目：办事指南"]],
] as const)("%s", (_, fields, texts) => {
  const parts = uncheckedParts({ ...none, ...fields }, labelsFor("zh"));
  expect(parts.map(({ name, text }) => `${name}：${text}`)).toEqual(texts);
});
