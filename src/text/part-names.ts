/** Names of the parts inside an office file, and how one of them names another (ECMA-376 part 2, 9.3). */

/** The part that tells what a part refers to; of the whole file when `part` is empty. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** A target as written, seen from the part that names it. */
export function resolvePart(part: string, target: string): string {
  const base = target.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") base.pop();
    else if (step !== "." && step !== "") base.push(step);
  }
  return base.join("/");
}
