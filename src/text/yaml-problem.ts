/** Says in Chinese what the YAML reader complains about; it speaks English only. */

const PROBLEMS: Readonly<Record<string, string>> = {
  BAD_INDENT: "缩进不对齐，或前面的括号没有写完整",
  BAD_SCALAR_START: "这里的符号有特殊含义，请给内容加引号",
  BAD_DQ_ESCAPE: "双引号里的反斜杠写法不对，可改用单引号",
  BLOCK_AS_IMPLICIT_KEY: "一行里写了两个“键: 值”，或内容里的冒号没有加引号",
  BLOCK_IN_FLOW: "方括号或花括号没有写完整",
  DUPLICATE_KEY: "同一个键写了两次",
  MISSING_CHAR: "缺少配对的括号、引号、逗号，或冒号后面的空格",
  MULTILINE_IMPLICIT_KEY: "这一行缺少冒号，或引号没有写完整",
  TAB_AS_INDENT: "缩进要用空格，不能用 Tab 键",
  UNEXPECTED_TOKEN: "这里多出了内容，请检查引号、冒号和缩进",
  BAD_ALIAS: "以 * 开头的内容要加引号",
  MULTIPLE_DOCS: "文件里只能有一份内容，请删去多余的 ---",
};

/** `code` is the reader's error code; `detail`, its own words, stands for codes that are not listed. */
export function describeYamlProblem(code: string, detail: string): string {
  return PROBLEMS[code] ?? detail.split("\n", 1)[0] ?? code;
}
