/** What the check of a manuscript came to, in words that promise no more than was done. */

import type { ReviewCopy, ReviewRecord, UncheckedPart } from "../../model/review.ts";

export interface ResultLine {
  readonly text: string;
  readonly isBold: boolean;
}

/** The conclusion first; the last line says what the program is no substitute for. */
export function checkResult(record: ReviewRecord): readonly ResultLine[] {
  const { findings, bySeverity, ignored, unchecked, copy, version } = record;
  const doubtful = findings.filter(({ verdict }) => verdict === "review").length;
  const plain = (text: string): ResultLine => ({ text, isBold: false });
  const { error, warning, notice } = bySeverity;
  const counts =
    findings.length === 0
      ? "发现问题 0 处。"
      : `发现问题 ${findings.length} 处：严重 ${error}，一般 ${warning}，提示 ${notice}；其中疑似、要人工核实的 ${doubtful} 处。逐条见附表。`;
  return [
    { text: conclusion(record), isBold: true },
    plain(counts),
    plain(copyText(copy)),
    ...(ignored === 0 ? [] : [plain(`按本单位配置忽略 ${ignored} 处。`)]),
    plain(
      unchecked.length === 0
        ? "未检查：事实、数据和是否涉密，要人工审核。"
        : `未检查：${unchecked.map(partText).join("；")}；事实、数据和是否涉密，要人工审核。`,
    ),
    plain(`以上由 zicha 自查 ${version} 按规则比对得出，供审核参考，不代替人工审核和保密审查。`),
  ];
}

function conclusion({ findings, bySeverity, unchecked }: ReviewRecord): string {
  if (bySeverity.error > 0) return `有 ${bySeverity.error} 处“严重”问题，请改正或逐条说明后再送审。`;
  if (unchecked.some(({ kind }) => kind === "unread" || kind === "rules")) {
    return "本稿没有查完（见“未检查”），不能据此认为没有问题。";
  }
  if (findings.length > 0) return "没有发现“严重”问题；其余问题请逐条核对。";
  return "在检查过的范围内没有发现问题；没有发现不等于没有问题。";
}

function copyText(copy: ReviewCopy): string {
  if (copy.kind === "none") return `批注稿：没有生成（${NO_COPY[copy.because]}）。`;
  const beside =
    copy.beside === 0
      ? ""
      : `，其中 ${copy.beside} 处标在邻近处或首段（原文在页眉、脚注、文本框、文档属性等处，批注里写明位置）`;
  const unplaced = copy.unplaced === 0 ? "" : `；${copy.unplaced} 处没有能放批注的段落，只列在附表`;
  return `批注稿：批注 ${copy.comments} 处${beside}${unplaced}。`;
}

const NO_COPY: Readonly<Record<Extract<ReviewCopy, { kind: "none" }>["because"], string>> = {
  format: "只有 docx 能加批注，问题列在附表；doc、wps 可先另存为 docx",
  unwritable: "文件带数字签名或包装方式特殊，问题列在附表",
  nothing: "没有要批注的问题",
};

function partText({ kind, count, detail }: UncheckedPart): string {
  switch (kind) {
    case "pictures":
      return `图片 ${count} 张里的文字`;
    case "objects":
      return `嵌入的对象或宏 ${count} 个`;
    case "links":
      return `链接 ${count} 个是否打得开`;
    case "unread":
      return `没有读出的部分${detail === "" ? "" : `（${detail}）`}`;
    case "rules":
      return `运行出错的规则 ${detail}`;
  }
}
