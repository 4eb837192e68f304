/** Page text as HTML: never markup, never an attribute's end. */

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For element content and quoted attributes. NUL and other control characters become U+FFFD. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char).replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, "\ufffd");
}

/** Text with its line breaks. */
export function escapeLines(text: string): string {
  return escapeHtml(text).replace(/\r\n?|\n/g, "<br>");
}

/** A link to a checked address, or plain text when there is none. The text is escaped here. */
export function anchor(address: string | null, text: string): string {
  if (address === null) return escapeHtml(text);
  return `<a href="${escapeHtml(address)}" target="_blank" rel="noopener noreferrer">${escapeHtml(text)}</a>`;
}
