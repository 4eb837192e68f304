/**
 * The typefaces of official documents (GB/T 9704-2012: 仿宋 for the text; by custom 小标宋 for titles, 黑体 and 楷体 for headings).
 * None is part of the file, because they may not be passed on. Where one is missing, Word and WPS take the one that the font
 * table names in its stead.
 */

export const FONT = {
  title: "方正小标宋简体",
  body: "仿宋_GB2312",
  heading: "黑体",
  subheading: "楷体_GB2312",
  number: "宋体",
} as const;

interface Typeface {
  readonly name: string;
  /** What stands in for it: part of Windows, macOS with Office, or WPS. */
  readonly instead: string;
  readonly panose: string;
  readonly pitch: "fixed" | "variable";
}

const table: readonly Typeface[] = [
  { name: FONT.title, instead: "华文中宋", panose: "02010601030101010101", pitch: "variable" },
  { name: FONT.body, instead: "仿宋", panose: "02010609030101010101", pitch: "fixed" },
  { name: FONT.heading, instead: "SimHei", panose: "02010609060101010101", pitch: "fixed" },
  { name: FONT.subheading, instead: "楷体", panose: "02010609030101010101", pitch: "fixed" },
  { name: FONT.number, instead: "SimSun", panose: "02010600030101010101", pitch: "variable" },
];

/** Content of `w:fonts`. Charset 134 (86 hexadecimal) is simplified Chinese. */
export function fontTable(): string {
  const font = ({ name, instead, panose, pitch }: Typeface): string =>
    `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="${pitch}"/></w:font>`;
  return table.map(font).join("");
}
