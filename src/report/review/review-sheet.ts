/** 信息发布审核单: the form on which a manuscript goes from its drafter to the section head, the secrecy review and the leader (先审后公开). */

import type { ReviewRecord } from "../../model/review.ts";
import { dayName } from "../../text/period.ts";
import { mm } from "../docx/styles.ts";
import { writeWordFile } from "../docx/write-docx.ts";
import { zh } from "../labels-zh.ts";
import { checkResult } from "./check-result.ts";
import { type Cell, cellXml, lineXml, PAGE_BREAK, rowXml, tableXml } from "./form-xml.ts";

const TITLE = "信息发布审核单";
/** A4 less 20 mm on each side. */
const WIDTHS = [mm(27), mm(30), mm(26), mm(30), mm(27), mm(30)] as const;
const LIST_WIDTHS = [mm(10), mm(15), mm(32), mm(38), mm(38), mm(37)] as const;

/** Bytes of the docx file, in order; the same record always gives the same bytes. */
export function writeReviewSheet(record: ReviewRecord): AsyncIterable<Uint8Array> {
  const body = `${formXml(record)}${listXml(record)}${SECTION}`;
  return writeWordFile(body, { title: [TITLE], created: record.now });
}

const SECTION = [
  `<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>`,
  `<w:pgSz w:w="${mm(210)}" w:h="${mm(297)}"/>`,
  `<w:pgMar w:top="${mm(20)}" w:right="${mm(20)}" w:bottom="${mm(18)}" w:left="${mm(20)}" w:header="${mm(12)}" w:footer="${mm(10)}" w:gutter="0"/>`,
  "</w:sectPr>",
].join("");

/** What each of the reviewers ticks. */
const REVIEWS: readonly (readonly [who: string, choices: string])[] = [
  ["起草人\n自查意见", "□ 已逐条核对并修改　　□ 未采纳的已说明理由"],
  ["科室负责人\n审核意见", "□ 内容属实、表述规范，同意报审　　□ 退回修改"],
  ["保密审查\n意见", "□ 不涉及国家秘密、工作秘密和个人隐私，可以公开\n□ 修改后公开　　□ 不予公开"],
  ["分管领导\n审签意见", "□ 同意发布　　□ 修改后发布　　□ 不同意发布"],
];

function formXml(record: ReviewRecord): string {
  const { title, name, now } = record;
  const label = (text: string): Cell => cellXml([{ text, jc: "center", isBold: true }], { shade: true });
  const blank = (span = 1): Cell => cellXml([{ text: "" }], { span });
  const rows = [
    rowXml([label("信息标题"), cellXml([{ text: title }], { span: 5 })], 9),
    rowXml([label("文 件 名"), cellXml([{ text: name }], { span: 3 }), label("拟发布栏目"), blank()], 9),
    rowXml([label("责任科室"), blank(), label("起 草 人"), blank(), label("联系电话"), blank()], 9),
    rowXml([label("公开属性"), cellXml([{ text: "□ 主动公开　　□ 依申请公开　　□ 不予公开" }], { span: 5 })], 9),
    rowXml(
      [
        label("工具自查\n结果"),
        cellXml(
          checkResult(record).map((line) => ({ text: line.text, isBold: line.isBold })),
          { span: 5 },
        ),
      ],
      30,
    ),
    ...REVIEWS.map(([who, choices]) =>
      rowXml(
        [
          label(who),
          cellXml(
            [{ text: choices }, { text: "" }, { text: "签字：　　　　　　　　　　年　　月　　日", jc: "right" }],
            {
              span: 5,
            },
          ),
        ],
        24,
      ),
    ),
  ];
  return [
    lineXml({ text: TITLE, size: 40, jc: "center", isTitle: true }),
    lineXml({ text: `编号：　　　　　　　　　　　　　　　　　　　　　　　　自查日期：${dayName(now)}`, jc: "right" }),
    tableXml(WIDTHS, rows),
    lineXml({ text: "一事一单，随稿件归档；审核顺序：起草人 → 科室负责人 → 保密审查 → 分管领导。", size: 18 }),
  ].join("");
}

/** One row a finding; nothing when there is none. */
function listXml({ findings }: ReviewRecord): string {
  if (findings.length === 0) return "";
  const head = ["序号", "级别", "位置", "问题", "上下文", "建议"].map((text) =>
    cellXml([{ text, jc: "center", isBold: true }], { shade: true }),
  );
  const rows = findings.map((draft, index) => {
    const { severity, verdict, message, context, quote, suggestion, fix, location, basis } = draft;
    const small = (text: string): { text: string; size: number } => ({ text, size: 18 });
    const level = verdict === "review" ? `${zh.severity[severity]}\n（疑似）` : zh.severity[severity];
    const place = zh.place(location);
    const advice = suggestion === null || suggestion === "" ? fix : `改为：${suggestion}\n${fix}`;
    return rowXml(
      [
        cellXml([{ ...small(String(index + 1)), jc: "center" }], {}),
        cellXml([{ ...small(level), jc: "center" }], {}),
        cellXml([small(place === "" ? "全文" : place)], {}),
        cellXml([small(message), small(`依据：${basis.join("；")}`)], {}),
        cellXml([small(context === "" ? quote : context)], {}),
        cellXml([small(advice)], {}),
      ],
      0,
    );
  });
  const heading = lineXml({
    text: `附表：工具自查发现的问题（${findings.length} 处）`,
    size: 28,
    jc: "center",
    isBold: true,
  });
  return `${PAGE_BREAK}${heading}${tableXml(LIST_WIDTHS, [rowXml(head, 8, true), ...rows])}${lineXml({ text: "" })}`;
}
