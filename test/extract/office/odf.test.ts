/** Headers and footers of OpenDocument files, which stand among the styles. */

import { expect, it } from "vitest";
import { readOfficeContent } from "../../../src/extract/office/read-office.ts";
import { makeZip } from "./make-zip.ts";

it("reads headers and footers, those of many page styles once, and no names of sheets in their stead", async () => {
  const p = (text: string): string => `<text:p>${text}</text:p>`;
  const page = (inner: string): string => `<style:master-page>${inner}</style:master-page>`;
  const first = page(
    `<style:header>${p("甲")}</style:header><style:header-first>${p("乙")}</style:header-first><style:footer>${p("丙")}</style:footer>`,
  );
  const second = page(
    `<style:header>${p("甲")}</style:header><style:footer-left>${p("<text:sheet-name>???</text:sheet-name>丁")}</style:footer-left>${p("戊")}`,
  );
  const bytes = makeZip([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.text" },
    { name: "content.xml", content: `<office:document-content>${p("正文")}</office:document-content>` },
    { name: "styles.xml", content: `<office:document-styles>${first}${second}</office:document-styles>` },
  ]);
  const { blocks } = await readOfficeContent(bytes, "a.odt");
  expect(blocks.map((block) => (block.type === "text" ? [block.text, block.place] : []))).toEqual([
    ["正文", { paragraph: 1 }],
    ["甲", { part: "页眉" }],
    ["乙", { part: "页眉" }],
    ["丙", { part: "页脚" }],
    ["丁", { part: "页脚" }],
  ]);
});
