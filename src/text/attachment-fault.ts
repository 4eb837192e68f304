/** What is wrong with a file that a server does hand out under an attachment's address. */

import type { LinkAnswer } from "../model/site.ts";
import { fileEnding, fileType, fitsEnding } from "./file-signature.ts";

export interface AttachmentFault {
  /** `html`: a page in place of the file · `empty`: no bytes · `type`: another kind of file. */
  readonly kind: "html" | "empty" | "type";
  /** False when a person must look: a table exported as HTML, a page that asks to log in first. */
  readonly isCertain: boolean;
}

const WEB_ENDINGS = /^(?:|s?html?|xhtml|mht|mhtml|xml|txt|csv|json|jsp|jspx|aspx?|ashx|php|do|action|cgi)$/;
/** Programs write tables and letters as HTML under these endings, and office programs open them. */
const HTML_TOLERANT = /^(?:docx?|xlsx?|wps|et)$/;
const LOGIN = /\b(?:login|signin|cas|sso|passport)\b/i;

/** Null when nothing speaks against the file. Judges the bytes first; a media type alone is not proof, servers mislabel files. */
export function findAttachmentFault(answer: LinkAnswer): AttachmentFault | null {
  if (answer.error !== null || answer.status === null || answer.status >= 300) return null;
  const ending = fileEnding(answer.target);
  if (WEB_ENDINGS.test(ending)) return null;
  if (answer.length === 0 && answer.magic.length === 0) return { kind: "empty", isCertain: answer.status === 200 };
  const type = fileType(answer.magic);
  const saysHtml = answer.contentType === "text/html" || answer.contentType === "application/xhtml+xml";
  if (type === "html" || (type === null && saysHtml)) {
    const isPage =
      saysHtml && (type === "html" || /<(?:!doctype|html|head|body|title|script|div)\b/i.test(answer.head));
    const wantsLogin = answer.redirects.length > 0 && LOGIN.test(answer.finalUrl);
    return { kind: "html", isCertain: !wantsLogin && (isPage || (type === "html" && !HTML_TOLERANT.test(ending))) };
  }
  return fitsEnding(type, ending) ? null : { kind: "type", isCertain: true };
}
