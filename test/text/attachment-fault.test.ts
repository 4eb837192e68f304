import { describe, expect, it } from "vitest";
import type { LinkAnswer } from "../../src/model/site.ts";
import { findAttachmentFault } from "../../src/text/attachment-fault.ts";
import { makeAnswer } from "../make-answer.ts";

function answer(target: string, contentType: string, magic: string, part: Partial<LinkAnswer> = {}): LinkAnswer {
  const codes = [...magic].map((character) => character.charCodeAt(0));
  return makeAnswer(`https://www.example.gov.cn/${target}`, { contentType, length: 1000, magic: codes, ...part });
}
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const ZIP = "PK\x03\x04";
const PAGE = "<!DOCTYPE html><html>";
const html = { head: "<!DOCTYPE html><html><body>出错了</body></html>" };

describe("findAttachmentFault", () => {
  it.each([
    ["a page under .doc", answer("a.doc", "text/html", PAGE, html), { kind: "html", isCertain: true }],
    ["a page under .pdf, bytes unread", answer("a.pdf", "text/html", "", html), { kind: "html", isCertain: true }],
    ["bytes of a page, honest type", answer("a.zip", "application/zip", PAGE), { kind: "html", isCertain: true }],
    ["media type alone", answer("a.pdf", "text/html", ""), { kind: "html", isCertain: false }],
    ["a table written as HTML", answer("a.xls", "application/vnd.ms-excel", PAGE), { kind: "html", isCertain: false }],
    [
      "a login page",
      answer("a.doc", "text/html", PAGE, { ...html, redirects: ["x"], finalUrl: "https://a.example/login?u=1" }),
      { kind: "html", isCertain: false },
    ],
    ["no bytes", answer("a.doc", "application/msword", "", { length: 0 }), { kind: "empty", isCertain: true }],
    ["a Word file under .pdf", answer("a.pdf", "application/pdf", OLE), { kind: "type", isCertain: true }],
    ["a PDF under .docx", answer("a.docx", "", "%PDF-1.7"), { kind: "type", isCertain: true }],
    ["a program under .zip", answer("a.zip", "application/zip", "MZ\x90"), { kind: "type", isCertain: true }],
  ])("%s", (_, given, fault) => {
    expect(findAttachmentFault(given)).toEqual(fault);
  });

  it.each([
    ["a Word file", answer("a.doc", "application/msword", OLE)],
    ["a new Word file under the old ending", answer("a.doc", "application/msword", ZIP)],
    ["an encrypted .docx", answer("a.docx", "", OLE)],
    ["RTF under .doc", answer("a.doc", "", "{\\rtf1")],
    ["PDF that the server calls HTML", answer("a.pdf", "text/html", "%PDF-1.4")],
    ["PDF with bytes before its mark", answer("a.pdf", "application/pdf", "\x00\x01junk")],
    ["OFD", answer("a.ofd", "", ZIP)],
    ["zip under .rar", answer("a.rar", "", ZIP)],
    ["an upper-case ending", answer("A.PDF?x=1", "", "%PDF-1.4")],
    ["a script that hands out a page", answer("download.jsp?id=3", "text/html", PAGE, html)],
    ["a text file", answer("a.txt", "text/html", PAGE, html)],
    ["unread bytes", answer("a.doc", "application/msword", "")],
    ["unknown length", answer("a.doc", "", "", { length: null })],
    ["a dead one, which is another rule's", answer("a.doc", "text/html", PAGE, { ...html, status: 404 })],
    ["no answer", answer("a.doc", "text/html", PAGE, { status: null, error: "timeout" })],
  ])("%s is silent", (_, given) => {
    expect(findAttachmentFault(given)).toBeNull();
  });
});
