/** Resolves the place of a match: where it stands in the page source. */

import type { Document } from "../model/document.ts";
import type { Place } from "../model/rule.ts";
import type { Span } from "../model/span.ts";
import { sourceSpan } from "../text/position.ts";

/** Null for a page as a whole. @throws RangeError for a segment or link that the page does not have: a bug of the check. */
export function placeInSource(document: Document, place: Place): Span | null {
  if ("page" in place) return null;
  if ("source" in place) return place.source;
  if ("link" in place) {
    const link = document.links[place.link];
    if (link === undefined) throw new RangeError(`no link ${place.link}`);
    return link.source;
  }
  const segment = document.segments[place.segment];
  if (segment === undefined) throw new RangeError(`no segment ${place.segment}`);
  if (place.span.start < 0 || place.span.end > segment.text.length || place.span.start > place.span.end) {
    throw new RangeError(`span ${place.span.start}–${place.span.end} lies outside of segment ${place.segment}`);
  }
  return sourceSpan(segment.origin, place.span);
}
