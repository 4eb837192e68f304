// Words QUALITY.md: a function of what was measured.

const SEVERITY = { error: "严重", warning: "一般", notice: "提示" };

/** Rules that plain text can set off. */
const ON_TEXT = /^(?:term|typo|text|privacy)\//;

/** Markdown, Chinese. `clean` and `seeds` are null when they were not measured. */
export function renderQuality({ versions, rules, clean, seeds, sample }) {
  return [
    "# 准确率",
    "",
    "本文件由 `npm run quality -- --clean 文件夹` 生成，不手工修改。测量用的文本不随项目发布，这里只有数字；逐条人工判定以哈希存放在 `test/quality/judgements.jsonl`。",
    "",
    `测量日期 ${versions.date}，程序 ${versions.tool}，规则 ${versions.rules}。`,
    "",
    "## 规范文本上的误报",
    "",
    ...(clean === null ? ["本次未测量（没有给 `--clean`）。"] : renderClean(clean)),
    "",
    "## 示例网站上的检出",
    "",
    ...renderSample(sample),
    "",
    "## 其他样本",
    "",
    ...(seeds === null ? ["本次未测量（没有给 `--seeds`）。"] : renderSeeds(seeds)),
    "",
    "## 每条规则",
    "",
    ...renderRules(rules, clean, sample),
    "",
  ].join("\n");
}

function renderClean({ sizes, rules }) {
  const size = sum([...sizes.values()]);
  const total = (key) => sum([...rules.values()].map((one) => one[key]));
  const rate = (key) => perTenThousand(total(key), size);
  return [
    `规范文本共 ${size} 句：${[...sizes].map(([kind, count]) => `${kind} ${count} 句`).join("，")}。每行一句，按没有日期的文稿检查。`,
    "",
    "| 级别 | 条数 | 每万句 |",
    "| --- | ---: | ---: |",
    ...Object.entries(SEVERITY).map(([key, name]) => `| ${name} | ${total(key)} | ${rate(key)} |`),
    "",
    `人工逐条判定：确有问题 ${total("right")} 条，误报 ${total("wrong")} 条，说不准 ${total("unsure")} 条，未判定 ${total("unjudged")} 条。` +
      "“确有问题”指原文的用字、用词确有差错；当时通行、后来才改的写法算误报。",
    "",
    "误报超过两成的规则不得高于“提示”级。",
  ];
}

function renderSample({ pages, planted, missed, surplus }) {
  const found = planted.length - missed.length;
  return [
    `示例网站 ${pages} 页（本机 HTTP 抓取），埋设问题 ${planted.length} 处，检出 ${found} 处，多报 ${surplus.length} 处。`,
    ...[...missed.map((one) => ["漏报", one]), ...surplus.map((one) => ["多报", one])].map(
      ([kind, { rule, url, text }]) => `- ${kind}：${rule} ${url} ${JSON.stringify(text)}`,
    ),
  ];
}

function renderSeeds({ files, rules }) {
  const rows = [...rules].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${files} 个文件，未标注，只列各规则的条数。`,
    "",
    "| 规则 | 严重 | 一般 | 提示 |",
    "| --- | ---: | ---: | ---: |",
    ...rows.map(([id, one]) => `| ${id} | ${one.error} | ${one.warning} | ${one.notice} |`),
  ];
}

function renderRules(rules, clean, sample) {
  const size = clean === null ? 0 : sum([...clean.sizes.values()]);
  const count = (list, id) => list.filter(({ rule }) => rule === id).length;
  const rows = rules.map(({ id, severity, status }) => {
    const level = status === "off" ? "关闭" : status === "trial" ? "提示（试用）" : SEVERITY[severity];
    const planted = count(sample.planted, id);
    const recall = planted === 0 ? "—" : `${planted - count(sample.missed, id)}/${planted}`;
    const cells = ON_TEXT.test(id) ? cleanCells(clean?.rules.get(id), clean, size, status) : ["—", "", "", "", ""];
    return `| ${[id, level, ...cells, recall].join(" | ")} |`;
  });
  return [
    "“每万句”依次为严重/一般/提示；“—”为不适用（链接、栏目、页面、站点类规则与纯文本无关）。“检出”为示例网站上检出数/埋设数，“—”为没有埋设。",
    "",
    "| 规则 | 级别 | 每万句 | 确有问题 | 误报 | 说不准 | 未判定 | 检出 |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
  ];
}

function cleanCells(one, clean, size, status) {
  if (clean === null) return ["未测", "", "", "", ""];
  if (status === "off") return ["未运行", "", "", "", ""];
  if (one === undefined) return ["0", "", "", "", ""];
  const rates = ["error", "warning", "notice"].map((key) => perTenThousand(one[key], size));
  return [rates.join(" / "), one.right, one.wrong, one.unsure, one.unjudged];
}

function perTenThousand(count, size) {
  return count === 0 || size === 0 ? "0" : ((count * 10_000) / size).toFixed(2);
}

function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0);
}
