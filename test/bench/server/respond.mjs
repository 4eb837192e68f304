// Answers as a web server does: validators on pages and files, 304 when they still hold, no body for HEAD.
import { numberIn } from "../site/columns.mjs";
import { mixText } from "../site/random.mjs";

/** Returns a function that answers a request and returns the status it sent. */
export function createResponder(site) {
  const started = Date.parse(`${site.now}T00:00:00Z`);
  return (request, response, path) => {
    response.sendDate = false;
    const number = numberIn(path);
    const isPage = path.endsWith("/") || path.endsWith(".html");
    const tag = isPage ? `"${mixText(site.seed, path).toString(16)}-${site.articles}"` : null;
    if (tag !== null && request.headers["if-none-match"] === tag && mayExist(site, path, number)) {
      response.writeHead(304, { ETag: tag });
      response.end();
      return 304;
    }
    const answer = site.answer(path, request.method);
    if (answer.location !== undefined) {
      response.writeHead(answer.status, { Location: encodeURI(answer.location), "Content-Length": 0 });
      response.end();
      return answer.status;
    }
    const headers = { "Content-Type": answer.type, "Content-Length": answer.body.length };
    if (tag !== null && answer.status === 200) {
      headers.ETag = tag;
      const changed = number >= 0 ? Date.parse(`${site.place(number).iso}T09:30:00Z`) : started;
      headers["Last-Modified"] = new Date(changed).toUTCString();
    }
    response.writeHead(answer.status, headers);
    response.end(request.method === "HEAD" ? undefined : answer.body);
    return answer.status;
  };
}

/** A tag that we gave out belongs to a page that was there; only made-up addresses of articles could lie. */
function mayExist(site, path, number) {
  return number < 0 || (number < site.articles && site.place(number).path === path);
}
