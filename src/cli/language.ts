/** Which language the user reads: `--lang`, else `ZICHA_LANG`, else Chinese. */

import { argv, env } from "node:process";
import type { Lang } from "../model/run.ts";

/** Read straight off the arguments, because help and usage errors need it before they are parsed. */
export function chosenLanguage(): Lang {
  const index = argv.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const flag =
    index < 0 ? undefined : argv[index]?.includes("=") ? argv[index]?.slice("--lang=".length) : argv[index + 1];
  return (flag ?? env["ZICHA_LANG"]) === "en" ? "en" : "zh";
}

/** Picks the wording in the user's language. */
export type Wording = (zh: string, en: string) => string;

export function wordingFor(lang: Lang): Wording {
  return lang === "en" ? (_zh, en) => en : (zh) => zh;
}
