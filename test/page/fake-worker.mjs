/** A thread that does what a page's text says: `loop` for ever, `grow` without end, `throw`, or hand back the text and its thread. */

import { threadId } from "node:worker_threads";

export const ready = () => true;

export const digestPages = ({ tasks, isAgain }) => tasks.map(({ snapshot }) => digestPage(snapshot, isAgain));

function digestPage(snapshot, isAgain) {
  const text = new TextDecoder().decode(snapshot.body);
  if (text === "loop") for (;;);
  if (text === "grow") for (const kept = []; ; ) kept.push(Array(1000).fill(kept.length));
  if (text === "throw") throw new Error("our own bug");
  return { digest: JSON.stringify({ text: text.slice(0, 9), threadId, isAgain }), blocks: [] };
}
