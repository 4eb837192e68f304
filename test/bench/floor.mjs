// The floor: `node test/bench/floor.mjs ADDRESS`. Fetches every page once, reads its links with htmlparser2, and asks every
// other link; no text is read and nothing judged. Prints `{ dead, pages, requests, bytes }`.
import { Parser } from "htmlparser2";
import { Agent } from "undici";

const start = new URL(process.argv[2]);
const { origin } = start;
const CONCURRENCY = 32;
const MOST_REDIRECTS = 8;
const LINK_ATTRIBUTES = new Map([
  ["a", "href"],
  ["area", "href"],
  ["link", "href"],
  ["img", "src"],
  ["script", "src"],
  ["iframe", "src"],
  ["frame", "src"],
]);
const FILE = /\.(?:docx?|xlsx?|pdf|zip|jpe?g|png|gif|css|js|ico)(?:\?|$)/i;
const NOT_FETCHED = /^(?:javascript|mailto|tel|data):|^#|^$/i;

const agent = new Agent({ connections: CONCURRENCY, pipelining: 1 });
const gbk = new TextDecoder("gbk");
const seen = new Set([start.href]);
const pages = [start.href];
const targets = [];
const resolved = new Map();
const dead = [];
const counts = { pages: 0, requests: 0, bytes: 0 };

function decode(body) {
  return /charset=["']?gb/i.test(body.latin1Slice(0, Math.min(1024, body.length)))
    ? gbk.decode(body)
    : body.utf8Slice();
}

function resolve(href, base) {
  // The menu's links come on every page: absolute paths are worked out once.
  const isShared = href.startsWith("/") && !href.startsWith("//");
  const known = isShared ? resolved.get(href) : undefined;
  if (known !== undefined) return known;
  let address = "";
  try {
    const url = new URL(href, base);
    url.hash = "";
    address = url.href;
  } catch {}
  if (isShared) resolved.set(href, address);
  return address;
}

function readLinks(base, html) {
  const parser = new Parser({
    onopentag(name, attributes) {
      const attribute = LINK_ATTRIBUTES.get(name);
      const href = attribute === undefined ? undefined : attributes[attribute]?.trim();
      if (href === undefined || NOT_FETCHED.test(href)) return;
      const address = resolve(href, base);
      if (address === "" || seen.has(address)) return;
      seen.add(address);
      const isPage = name === "a" && address.startsWith(`${origin}/`) && !FILE.test(address);
      (isPage ? pages : targets).push(address);
    },
  });
  parser.write(html);
  parser.end();
}

async function ask(address, method) {
  const { origin: host, pathname, search } = new URL(address);
  counts.requests++;
  const answer = await agent.request({ origin: host, path: pathname + search, method });
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.from(await answer.body.arrayBuffer()) };
}

async function follow(first, method) {
  let address = first;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const answer = await ask(address, method);
    if (answer.status < 300 || answer.status >= 400) return { ...answer, address };
    address = new URL(answer.headers.location, address).href;
  }
  return { status: 599, headers: {}, body: Buffer.alloc(0), address };
}

async function readPage(address) {
  try {
    const answer = await follow(address, "GET");
    if (answer.status >= 400) {
      dead.push(address);
      return;
    }
    const isNew = answer.address === address || !seen.has(answer.address);
    seen.add(answer.address);
    if (!isNew || !String(answer.headers["content-type"]).includes("html")) return;
    counts.pages++;
    counts.bytes += answer.body.length;
    readLinks(answer.address, decode(answer.body));
  } catch {
    dead.push(address);
  }
}

async function askTarget(address) {
  try {
    let { status } = await follow(address, "HEAD");
    if (status >= 400) ({ status } = await follow(address, "GET"));
    if (status >= 400) dead.push(address);
  } catch {
    dead.push(address);
  }
}

/** Works on `queue`, which may grow meanwhile, with a fixed number of requests under way. */
function drain(queue, work) {
  let next = 0;
  let active = 0;
  return new Promise((done) => {
    const pump = () => {
      while (active < CONCURRENCY && next < queue.length) {
        active++;
        work(queue[next++]).then(() => {
          active--;
          pump();
        });
      }
      if (active === 0 && next >= queue.length) done();
    };
    pump();
  });
}

await drain(pages, readPage);
await drain(targets, askTarget);
console.log(JSON.stringify({ dead, ...counts }));
process.exit(0);
