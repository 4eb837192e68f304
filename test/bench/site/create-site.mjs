// A made-up government site as a function: address in, answer out. No page is kept; truth and pages come from the same plans.
import iconv from "iconv-lite";
import { createColumns, NOW, numberAt, numberIn, placeOf } from "./columns.mjs";
import { createLayout } from "./layout.mjs";
import {
  APP_PAGE,
  FIXED_NAMES,
  NOT_FOUND_PAGE,
  OTHER_HOST_PAGE,
  renderFixed,
  renderGroup,
  renderHome,
  renderSearch,
  renderTip,
} from "./other-pages.mjs";
import { planArticle } from "./plan.mjs";
import { createProse } from "./prose.mjs";
import { mixText } from "./random.mjs";
import { renderArticle, renderList } from "./render.mjs";
import { createTerms } from "./terms.mjs";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const ASSETS = new Map([
  ["/robots.txt", ["text/plain", Buffer.from("User-agent: *\nAllow: /\n")]],
  ["/favicon.ico", ["image/x-icon", PNG]],
  ["/css/base.css", ["text/css", Buffer.from("body{margin:0;font:14px/1.5 sans-serif}\n".repeat(40))]],
  ["/css/common.css", ["text/css", Buffer.from(".w1200{width:1200px;margin:0 auto}\n".repeat(40))]],
  ...["jquery.min", "common", "count", "foot"].map((name) => [
    `/js/${name}.js`,
    ["application/javascript", Buffer.from("(function(){var a=1;})();\n".repeat(100))],
  ]),
  ...["logo", "jiucuo", "dzjg", "record"].map((name) => [`/images/${name}.png`, ["image/png", PNG]]),
]);
const SIGNATURES = { pdf: "255044462d312e340a", doc: "d0cf11e0a1b11ae1", xls: "d0cf11e0a1b11ae1", zip: "504b0304" };
const TYPES = { pdf: "application/pdf", doc: "application/msword", xls: "application/vnd.ms-excel" };
const encode = (text, isGbk) => (isGbk ? iconv.encode(text, "gbk") : Buffer.from(text));

/**
 * `pages`: about so many are reachable. `port`: the site is 127.0.0.1:port; port + 2 and + 3 of 127.0.0.2 and 127.0.0.3 are
 * two other hosts, port + 12 and + 13 refuse. `gbk`: share of pages in that encoding.
 */
export function createSite({ pages, port, seed = 1, gbk = 0.1 }) {
  const prose = createProse(seed);
  const structure = createColumns(pages, seed);
  const clean = [...prose.pool, ...Array.from({ length: 2000 }, (_, at) => prose.title(at))].join("\n");
  const others = [`http://127.0.0.2:${port + 2}`, `http://127.0.0.3:${port + 3}`];
  const site = {
    ...structure,
    seed,
    gbk,
    prose,
    now: NOW,
    port,
    base: `http://127.0.0.1:${port}`,
    others,
    refused: [`http://127.0.0.2:${port + 12}`, `http://127.0.0.3:${port + 13}`],
    deadFriend: `${others[1]}/friend/closed/`,
    deadMark: `http://127.0.0.1:${port}/images/old-mark.png`,
    terms: createTerms(clean),
    place: (number) => placeOf(structure, seed, number),
    placeIn(column, order) {
      const number = numberAt(structure, column, order);
      return number < 0 ? null : placeOf(structure, seed, number);
    },
  };
  const layout = createLayout(site, encode);
  const columns = new Map(site.columns.map((column) => [column.path, column]));

  /** Bytes of the page at a decoded path, or null. */
  function pageAt(path) {
    const number = numberIn(path);
    if (number >= 0) return articleAt(path, number);
    if (path === "/" || path === "/index.html") return show(renderHome(site));
    const folder = /^\/([a-z]+)\/(?:index\.html)?$/.exec(path)?.[1];
    if (folder !== undefined) return folder === "search" ? show(renderSearch()) : show(renderGroup(site, folder));
    const list = /^(\/[a-z]+\/[a-z]+\/)(?:index(?:_([1-9]\d*))?\.html)?$/.exec(path);
    if (list !== null) return listAt(columns.get(list[1]), Number(list[2] ?? 0));
    const fixed = /^\/about\/([a-z-]+)\.html$/.exec(path)?.[1];
    if (fixed !== undefined) return show(renderFixed(fixed));
    return /^\/tips\/\d+-\d+\.html$/.test(path) ? show(renderTip()) : null;
  }
  function show(rendered, isGbk = false) {
    return rendered === null ? null : layout.page(rendered.own, rendered.body, isGbk);
  }
  function articleAt(path, number) {
    if (number >= site.articles || site.place(number).path !== path) return null;
    const plan = planArticle(site, number);
    return show(renderArticle(site, plan), plan.isGbk);
  }
  function listAt(column, page) {
    if (column === undefined || page >= column.lists) return null;
    return show(renderList(site, column, page), mixText(seed, column.path) / 4294967296 < gbk);
  }

  return {
    ...site,
    /** Answer of the site to a path (query left out): `{ status, type, body }` or `{ status, location }`. */
    answer(path, method = "GET") {
      const decoded = decodePath(path);
      const asset = ASSETS.get(decoded);
      if (asset !== undefined) return { status: 200, type: asset[0], body: asset[1] };
      return special(site, decoded, method) ?? answerPage(pageAt(decoded));
    },
    /** Answer of the two other hosts. */
    otherAnswer: (path) =>
      path.startsWith("/gone/") || path === "/friend/closed/"
        ? { status: 404, type: "text/html", body: Buffer.from(NOT_FOUND_PAGE) }
        : { status: 200, type: "text/html", body: Buffer.from(OTHER_HOST_PAGE) },
    plan: (number) => planArticle(site, number),
    /** Addresses of all pages that links lead to; directories end in a slash. */
    *paths() {
      yield "/";
      for (const folder of new Set(site.columns.map((column) => column.folder))) yield `/${folder}/`;
      yield "/search/";
      for (const name of FIXED_NAMES) yield `/about/${name}.html`;
      for (const column of site.columns) {
        yield column.path;
        for (let page = 1; page < column.lists; page++) yield `${column.path}index_${page}.html`;
      }
      for (let number = 0; number < site.articles; number++) yield site.place(number).path;
    },
  };
}

function decodePath(path) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function answerPage(body) {
  return body === null
    ? { status: 404, type: "text/html", body: Buffer.from(NOT_FOUND_PAGE) }
    : { status: 200, type: "text/html", body };
}

/** Files, redirects and programs; null for everything else. */
function special(site, path, method) {
  const file = /^\/uploads\/\d{4}\/(?:P|附件)[^/]*\.(\w+)$/.exec(path);
  if (file !== null) return attachment(site.seed, path, file[1]);
  if (/^\/images\/\d{4}\/W\d+\.jpg$/.test(path)) return { status: 200, type: "image/png", body: PNG };
  const go = /^\/go\/(gone|loop|chain\d|30\d)(?:-(\d+))?-\d+-\d+\.html$/.exec(path);
  if (go !== null) return redirect(site, path, go[1], Number(go[2] ?? 0));
  if (/^\/go\/(?:gone|loop)-/.test(path)) return redirect(site, path, path.slice(4, 8), 0);
  const app = /^\/app\/(err|head405|head404|show)-[\d-]+\.jsp$/.exec(path)?.[1];
  if (app === undefined) return null;
  const refusal = method === "HEAD" ? Number(app.slice(4)) : 0;
  const status = app === "err" ? 500 : refusal > 0 ? refusal : 200;
  return { status, type: "text/html", body: Buffer.from(APP_PAGE) };
}

function redirect(site, path, how, target) {
  if (how === "gone") return { status: 302, location: path.replace("/go/", "/nowhere/") };
  if (how === "loop") return { status: 302, location: path };
  const goal = target < site.articles ? site.place(target).path : "/nowhere/";
  if (how === "chain3" || how === "chain2") {
    return { status: 302, location: path.replace(how, how === "chain3" ? "chain2" : "chain1") };
  }
  return { status: how === "chain1" ? 301 : Number(how), location: goal };
}

/** 2 to 24 KiB with the right first bytes. */
function attachment(seed, path, extension) {
  const body = Buffer.alloc((2 + (mixText(seed, path) % 23)) * 1024, 0x20);
  body.write(SIGNATURES[extension] ?? SIGNATURES.zip, "hex");
  return { status: 200, type: TYPES[extension] ?? "application/zip", body };
}
