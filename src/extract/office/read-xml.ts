/** XML parts of office files as a stream of events with local names: prefixes differ from program to program. */

import { Parser } from "htmlparser2";
import { resolvePart } from "../../text/part-names.ts";
import { damaged } from "./office-content.ts";

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  /** `name` and the attributes' names without prefix. */
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** No program nests deeper; the parser's time grows with the square of the depth. */
const MAX_DEPTH = 1500;

/**
 * Bad XML is read as far as it goes, as the office programs do.
 * @throws OfficeError `damaged` for elements nested without end
 */
export function readXml(xml: string, handlers: XmlHandlers): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > MAX_DEPTH) throw damaged();
        handlers.open(local(name), localAttributes(attributes));
      },
      onclosetag(name) {
        depth--;
        handlers.close(local(name));
      },
      ontext: handlers.text,
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function localAttributes(attributes: Record<string, string>): Attributes {
  const names = Object.keys(attributes);
  if (!names.some((name) => name.includes(":"))) return attributes;
  return Object.fromEntries(names.map((name) => [local(name), attributes[name] ?? ""]));
}

/** `Id` → target and type of a part's relationships (ECMA-376 part 2, 9.3); targets are names inside the package. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type, e.g. `worksheet`, `comments`. */
  readonly type: string;
  readonly target: string;
  readonly isExternal: boolean;
}

/** Targets are names of parts, resolved from the part that holds the relationships. */
export function readRelationships(xml: string, part: string): readonly Relationship[] {
  const found: Relationship[] = [];
  readXml(xml, {
    open(name, { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode = "" }) {
      if (name !== "Relationship") return;
      const isExternal = mode === "External";
      found.push({
        id,
        type: type.slice(type.lastIndexOf("/") + 1),
        target: isExternal ? target : resolvePart(part, target),
        isExternal,
      });
    },
    close() {},
    text() {},
  });
  return found;
}
