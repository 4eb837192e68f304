// What stands on article `number`: its text, its links, what is planted there and what only looks like a fault.
import { bankCard, mobile, person, residentId, wrongId } from "./personal.mjs";
import { createRandom } from "./random.mjs";

const DEAD_SHARE = 0.01;
const OFFICE = "attachment";

/** Plans are pure: the same site and number give the same plan. `site` is what `create-site.mjs` makes. */
export function planArticle(site, number) {
  const random = createRandom(site.seed, 0xa47, number);
  const place = site.place(number);
  const plan = {
    place,
    title: site.prose.title(number),
    random,
    isGbk: random.chance(site.gbk),
    paragraphs: [],
    table: [],
    tail: "",
    alt: "",
    image: random.chance(0.2),
    attachments: [],
    related: [],
    inner: null,
    planted: [],
    links: [],
  };
  writeText(site, plan);
  plantTerms(site, plan);
  plantPersonalData(plan);
  plan.inner = planLink(site, plan, "inner");
  for (let count = random.between(3, 6); count > 0; count--) plan.related.push(planLink(site, plan, "related"));
  if (random.chance(0.15)) {
    for (let count = random.between(1, 3); count > 0; count--) plan.attachments.push(planLink(site, plan, OFFICE));
  }
  return plan;
}

function writeText(site, { random, paragraphs }) {
  const write = site.prose.writer(random);
  let left = random.between(700, 2000);
  while (left > 0) {
    const text = write(Math.min(left, random.between(80, 320)));
    paragraphs.push(text);
    left -= text.length;
  }
}

/** Puts a sentence behind the first of a paragraph. */
function insert({ random, paragraphs }, sentence) {
  const at = random.below(paragraphs.length);
  const text = paragraphs[at];
  const end = text.indexOf("。") + 1;
  paragraphs[at] = text.slice(0, end) + sentence + text.slice(end);
}

function plantTerms(site, plan) {
  const { random, planted } = plan;
  const plant = (where) => {
    const term = random.pick(site.terms);
    planted.push({ kind: "term", text: term.wrong, where });
    return term.wrong;
  };
  if (random.chance(0.12)) {
    for (let count = random.between(1, 3); count > 0; count--) {
      insert(plan, `会上还就${plant("body")}等事项作了说明。`);
    }
  }
  if (random.chance(0.01)) plan.title += `（${plant("title")}）`;
  if (random.chance(0.01)) {
    plan.alt = plant("alt");
    plan.image = true;
  }
  if (random.chance(0.01)) {
    const wrong = plant("split by a tag");
    plan.tail += `<p style="text-indent:2em;">会议通过了<strong>${wrong.slice(0, 1)}</strong>${wrong.slice(1)}等议题。</p>\n`;
  }
  if (random.chance(0.01)) {
    const { wrong } = random.pick(site.terms);
    plan.tail += `<!-- ${wrong} --><script>var remark="${wrong}";</script>\n`;
  }
}

function plantPersonalData(plan) {
  const { random, planted, table } = plan;
  if (random.chance(0.04)) {
    for (let count = random.between(1, 4); count > 0; count--) {
      const text = residentId(random);
      table.push([person(random), text]);
      planted.push({ kind: "id-card", text });
    }
  }
  if (random.chance(0.04)) {
    const text = mobile(random);
    insert(plan, `申请人${person(random)}，手机号码${text}。`);
    planted.push({ kind: "mobile", text });
  }
  if (random.chance(0.01)) {
    const text = bankCard(random);
    insert(plan, `申请人${person(random)}，银行卡号${text}。`);
    planted.push({ kind: "bank-card", text });
  }
  // Look-alikes.
  if (random.chance(0.02)) insert(plan, `项目统一编码${wrongId(random)}。`);
  if (random.chance(0.02)) {
    const id = residentId(random);
    table.push([person(random), `${id.slice(0, 2)}${"*".repeat(13)}${id.slice(-3)}`]);
  }
  if (random.chance(0.02))
    insert(plan, `采购编号${random.between(100, 999)}${mobile(random)}${random.between(1000, 9999)}。`);
}

/** One link: good, dead, or good though it looks bad. `how` is one of inner, related, attachment. */
function planLink(site, plan, how) {
  const { random, place, links } = plan;
  const key = `${place.number}-${links.length}`;
  const other = how === OFFICE ? null : site.place(random.below(site.articles));
  const link =
    how === OFFICE
      ? { href: goodAttachment(random, place, key), text: `附件${links.length + 1}` }
      : { href: other.path, text: site.prose.title(other.number), date: other.iso };
  links.push(link);
  const draw = random.next();
  if (draw < DEAD_SHARE) return Object.assign(link, deadLink(site, random, place, key));
  if (draw < 0.03 && other !== null) return Object.assign(link, oddLink(site, random, other, key));
  if (draw < 0.035) {
    const href = `/tips/${key}.html`;
    return Object.assign(link, { href, fault: { kind: "soft-404", text: site.base + href } });
  }
  if (draw < 0.055) return Object.assign(link, { href: `${random.pick(site.others)}/news/${key}.html`, text: "来源" });
  link.spelling = random.below(14);
  return link;
}

function goodAttachment(random, place, key) {
  const kind = random.pick(["doc", "pdf", "xls", "zip", "docx"]);
  const name = ["附件一 ", "附件", "P", "P", "P", "P", "P", "P"][random.below(8)];
  return `/uploads/${place.iso.slice(0, 4)}/${name}${key}.${kind}`;
}

function deadLink(site, random, place, key) {
  const year = place.iso.slice(0, 4);
  const day = place.iso.replaceAll("-", "");
  const draw = random.next();
  const dead = (where, href, text, address = site.base + href) => ({
    href,
    text,
    fault: { kind: "dead-link", where, text: address },
  });
  const number = key.replace("-", "");
  if (draw < 0.42) {
    return dead("page", `${place.column.path}${day.slice(0, 6)}/t${day}_9${number}000.html`, "相关通知");
  }
  if (draw < 0.62)
    return dead("attachment", `/uploads/${year}/G${key}.${random.pick(["doc", "pdf", "xls"])}`, "附件下载");
  if (draw < 0.72) return { ...dead("image", `/images/${year}/G${key}.jpg`, ""), isImage: true };
  if (draw < 0.79) return dead("redirect to 404", `/go/gone-${key}.html`, "查看详情");
  if (draw < 0.82) return dead("redirect loop", `/go/loop-${key}.html`, "查看详情");
  if (draw < 0.86) return dead("status 500", `/app/err-${key}.jsp`, "在线办理");
  if (draw < 0.93) {
    const href = `${random.pick(site.others)}/gone/${key}.html`;
    return dead("other host, 404", href, "原文链接", href);
  }
  const href = `${random.pick(site.refused)}/site/${key}.html`;
  return dead("other host, refused", href, "相关网站", href);
}

/** Redirects that lead to a page, and addresses that refuse HEAD. */
function oddLink(_site, random, other, key) {
  const draw = random.next();
  const code = random.pick([301, 302, 307, 308]);
  if (draw < 0.5) return { href: `/go/${code}-${other.number}-${key}.html` };
  if (draw < 0.65) return { href: `/go/chain3-${other.number}-${key}.html` };
  if (draw < 0.8) return { href: `/app/head405-${key}.jsp`, text: "网上办事" };
  if (draw < 0.9) return { href: `/app/head404-${key}.jsp`, text: "网上办事" };
  return { href: `/app/show-${key}.jsp?id=${random.below(10_000)}`, text: "在线查询" };
}
