/** Tells what kind of thing a link leads to. */

import type { LinkKind } from "../model/document.ts";

const KINDS: ReadonlyMap<string, LinkKind> = new Map([
  ...(
    "doc docx dot dotx xls xlsx csv ppt pptx pps ppsx pdf rtf txt zip rar 7z gz tgz tar wps wpt et ett dps ofd ceb cebx odt ods " +
    "odp apk exe dwg epub"
  )
    .split(" ")
    .map((ending) => [ending, "attachment"] as const),
  ..."jpg jpeg png gif bmp webp svg ico tif tiff".split(" ").map((ending) => [ending, "image"] as const),
  ..."mp4 mp3 flv avi wmv wma wav rm rmvb mov m3u8 webm swf ogg".split(" ").map((ending) => [ending, "media"] as const),
]);

/** What kind of thing an address leads to, judged by the element that names it and by the file name. */
export function linkKindOf(element: string, address: string): LinkKind {
  if (element === "iframe" || element === "frame") return "frame";
  if (element === "form") return "form";
  if (element === "script") return "script";
  if (element === "link") return "style";
  if (element === "img" || element === "input" || element === "background") return "image";
  const kind = KINDS.get(endingOf(address)) ?? "page";
  const isPlayer =
    element === "video" || element === "audio" || element === "source" || element === "embed" || element === "object";
  return isPlayer && kind !== "attachment" ? "media" : kind;
}

/** File ending of an address in lower case, without query and fragment; empty when it has none. */
function endingOf(address: string): string {
  let end = address.length;
  const query = address.indexOf("?");
  if (query !== -1) end = query;
  const hash = address.indexOf("#");
  if (hash !== -1 && hash < end) end = hash;
  const dot = address.lastIndexOf(".", end - 1);
  if (dot === -1 || end - dot > 6 || (address.indexOf("/", dot) !== -1 && address.indexOf("/", dot) < end)) return "";
  return address
    .slice(dot + 1, end)
    .trim()
    .toLowerCase();
}
