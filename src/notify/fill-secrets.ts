/** Puts variables of the environment into texts of the config, so that secrets need not stand in a file. */

import { UsageError } from "../model/errors.ts";

/** `${NAME}` becomes the variable's value. @throws UsageError `bad-config` that names a variable without one */
export function fillSecrets(text: string, at: string, env: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\$\{(\w+)\}/g, (_whole, name: string) => {
    const value = env[name];
    if (value !== undefined && value !== "") return value;
    throw new UsageError("bad-config", `${at} 环境变量 ${name} 没有设置`, {
      en: `${at} the variable ${name} is not set`,
    });
  });
}
