/** `zicha init`: looks at the site, proposes its columns with their types, and writes a commented config. */

import { existsSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import process, { cwd, stderr, stdout } from "node:process";
import { defaultConfig, type KeptFetch, loadFetch } from "../config/index.ts";
import { UsageError } from "../model/errors.ts";
import { describeReason, labelsFor } from "../report/index.ts";
import { type SiteSurvey, surveySite } from "../run/index.ts";
import { maskPersonalData } from "../text/mask.ts";
import {
  addressOption,
  type CommandContext,
  clockOption,
  countOption,
  flagOption,
  type RawOptions,
  textOption,
} from "./command-context.ts";
import { EXIT } from "./exit-code.ts";
import { startProgress } from "./progress.ts";
import { alignColumns } from "./table.ts";
import { bytesOf, writeWhole } from "./write-whole.ts";

const DEFAULT_PAGES = 300;

/**
 * What the file that is overwritten says of `fetch` counts for the look and stays: nobody loses the pace that was agreed for a host.
 * Exit code 3 when no page could be read, or none of those that could shows a column and others could not.
 * @throws UsageError when the file exists already or is wrong, or the target is wrong
 */
export async function runInitCommand(
  target: string | undefined,
  options: RawOptions,
  context: CommandContext,
): Promise<number> {
  const { say, lang } = context;
  if (target === undefined)
    throw new UsageError(
      "bad-argument",
      say("请写要看的网址或文件夹，例如 zicha init https://www.example.gov.cn/", "give an address or folder"),
    );
  const folder = cwd();
  const file = resolve(folder, textOption(options, "config") ?? "zicha.config.yaml");
  const shown = relative(folder, file) || file;
  if (existsSync(file) && !flagOption(options, "force", false)) {
    throw new UsageError(
      "bad-output",
      say(
        `${shown} 已经存在；要重写请加 --force，或用 --config 换一个文件名`,
        `${shown} exists already; add --force, or name another with --config`,
      ),
    );
  }
  const kept = await keptFetch(folder, file);
  const config = defaultConfig(folder);
  const abort = new AbortController();
  process.once("SIGINT", () => abort.abort());
  const progress = startProgress(flagOption(options, "progress", true), say);
  let survey: SiteSurvey;
  try {
    survey = await surveySite({
      target,
      config: kept === null ? config : { ...config, fetch: kept.fetch },
      cwd: folder,
      base: addressOption(options, "base", "--base", say),
      maxPages: countOption(options, "maxPages", "--max-pages", say) ?? DEFAULT_PAGES,
      now: clockOption(options, say),
      signal: abort.signal,
      onProgress: progress.update,
      onWait: progress.wait,
    });
  } finally {
    progress.end();
  }
  const labels = labelsFor(lang);
  const reason = describeReason(survey.problem, labels);
  if (survey.pages === 0) {
    stderr.write(
      say(
        `错误：${maskPersonalData(target)} 一个页面也没读到（${reason}），没有生成配置；${adviceOn(survey, say)}\n`,
        `error: no page of ${maskPersonalData(target)} could be read (${reason}), no config was written; ${adviceOn(survey, say)}\n`,
      ),
    );
    return EXIT.incomplete;
  }
  await writeWhole([{ path: file, render: () => bytesOf(configText(survey, kept?.lines ?? null, lang)) }]);
  for (const line of alignColumns(
    survey.columns.map(({ name, type, match, items, latest }) => [
      `  ${name}`,
      labels.columnType[type],
      match,
      say(`${items} 条`, `${items} items`),
      latest ?? "",
    ]),
  )) {
    stdout.write(`${maskPersonalData(line)}\n`);
  }
  stdout.write(
    say(
      `看了 ${survey.pages} 页，找到 ${survey.columns.length} 个栏目，已写入 ${shown}。\n请核对栏目类型，填写责任科室，然后运行 zicha check\n`,
      `${survey.pages} pages read, ${survey.columns.length} columns found, written to ${shown}.\nCheck the types, fill in the owners, then run zicha check\n`,
    ),
  );
  if (kept !== null && kept.lines !== null)
    stdout.write(say("原来的 fetch 设置已沿用\n", "The fetch settings were kept\n"));
  if (survey.isCutShort)
    stderr.write(
      say(
        `注意：只看了 ${survey.pages} 页，其余的没有看，可能还有栏目没有认出；要多看，请加 --force 和更大的 --max-pages\n`,
        `note: only ${survey.pages} pages were looked at, there may be more columns; add --force and a greater --max-pages to see more\n`,
      ),
    );
  if (survey.columns.length > 0) return EXIT.clean;
  stderr.write(
    say(
      `注意：${maskPersonalData(target)} 没有认出栏目${reason === "" ? "" : `（另有页面没有读到：${reason}）`}；请打开 ${shown}，在 columns 里写上栏目的名称和地址，否则不会检查哪些栏目没有更新\n`,
      `note: no columns were recognised at ${maskPersonalData(target)}${reason === "" ? "" : ` (other pages could not be read: ${reason})`}; name them with their addresses under columns in ${shown}, or nobody will know which are out of date\n`,
    ),
  );
  return survey.problem === null ? EXIT.clean : EXIT.incomplete;
}

/** Null when there is no such file to overwrite; what is no file (a pipe, a terminal) is never read. */
async function keptFetch(folder: string, file: string): Promise<KeptFetch | null> {
  return existsSync(file) && statSync(file).isFile() ? await loadFetch(folder, file) : null;
}

function adviceOn({ problem }: SiteSurvey, say: CommandContext["say"]): string {
  return problem === "script-only"
    ? say(
        "请改用不靠脚本就有文字的地址（如网站地图），或请网站技术单位提供",
        "give an address that shows text without scripts, such as a site map, or ask the site's developers for one",
      )
    : say("请在浏览器里打开确认后再运行一次", "open it in a browser and try again");
}

/** The config file's text; everything that was seen is quoted, so that no name can break the YAML. */
function configText(
  { siteName, siteCode, siteUrl, columns }: SiteSurvey,
  fetchLines: string | null,
  lang: CommandContext["lang"],
): string {
  const labels = labelsFor(lang);
  const quote = (text: string): string => JSON.stringify(text);
  const lines = columns.map(({ name, match, type, items, latest }) => {
    const seen = `${labels.columnType[type]}，${items} 条，最新 ${latest ?? "未标日期"}`;
    return `  - { name: ${quote(name)}, match: ${quote(match)}, type: ${type}, owner: 办公室 }  # ${seen}`;
  });
  return `# zicha 配置。改好后运行 zicha check。说明见 README.md
site:
  name: ${quote(siteName)}
${siteUrl === null ? "  # url: https://www.example.gov.cn/   # 网站首页地址" : `  url: ${quote(siteUrl)}`}
${siteCode === null ? '  # code: "0000000000"               # 网站标识码，要加引号' : `  code: ${quote(siteCode)}`}
  # region: 安徽省宿州市              # 本站所在地区；填写后才检查“抄了外地名称”的问题

profile: guoban-2019                # 指标依据：国办秘函〔2019〕19号

# 栏目。type 决定多久必须更新：
#   news 动态要闻（两周） notice 通知公告、policy 政策文件、interpretation 政策解读（六个月）
#   guide 办事指南 plan 人事规划 data 数据 interaction 互动 other 其他（默认一年，仅为建议）
#   topic 专题、static 静态页面（不考核更新）
# 可另加 maxAge: 30d（自定更新期限）、exempt: true（不考核）。owner 是责任科室。
columns:
${lines.length === 0 ? "  []" : lines.join("\n")}

owners:
  - { name: 办公室, default: true }   # 没有指定科室的问题归这里；可加 contact: 电话

deadlines: { error: 1d, warning: 5d, notice: 10d }   # 整改时限，工作日

# rules: { "typo/*": warning, "privacy/mobile": off }   # 调整级别或关闭规则，zicha rules 可列出全部
# terms: [ ./my-terms.yaml ]                            # 本单位自己的词表，可用 zicha rules add 加入
# roster: ./roster.yaml                                 # 姓名职务名单，每行 - { name: 姓名, post: 职务 }，核对文中的姓名和职务
# ignore:
#   - { rule: privacy/mobile, url: /lxwm/**, reason: 对外公布的办公电话, by: 办公室, until: 2026-12-31 }

${fetchLines ?? "# fetch: { perHost: 2, gapMs: 300, timeoutMs: 20000 }   # 访问节奏：每个网站的连接数与间隔\n"}
report: [ xlsx, html ]
# ledger: .zicha/ledger.db            # 台账：记下每次检查，新增、仍在、已改、复发一目了然；多人共用写 postgres://…
`;
}
