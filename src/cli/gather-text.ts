/** Gathers short pieces of text into long ones: each piece that is written costs a turn of its own, however short it is. */

/** UTF-16 code units written in one go. */
const AT_ONCE = 64 * 1024;

/** The same text and bytes in the same order. */
export async function* gatherText(chunks: AsyncIterable<Uint8Array | string>): AsyncIterable<Uint8Array | string> {
  let text = "";
  for await (const chunk of chunks) {
    if (typeof chunk === "string") {
      text += chunk;
      if (text.length < AT_ONCE) continue;
    }
    if (text !== "") yield text;
    text = "";
    if (typeof chunk !== "string") yield chunk;
  }
  if (text !== "") yield text;
}
