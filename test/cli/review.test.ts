import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openPackage } from "../../src/extract/office/open-package.ts";
import { readXmlTree } from "../../src/revise/xml-tree.ts";
import { makeDocx } from "../revise/make-docx.ts";
import { folderWith, RESIDENT_ID, runCli } from "./run-cli.ts";

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));
const DRAFT = fixture("通知.docx");

describe("zicha review", () => {
  test("makes a copy with comments and the form; the draft stays, nothing is overwritten", async () => {
    const cwd = await folderWith({ "通知.docx": DRAFT });
    const args = ["review", "通知.docx", "--out", "审核", "--now", "2026-11-22"];
    const { code, stdout, stderr } = await runCli(args, { cwd });
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain(RESIDENT_ID);
    expect(readdirSync(join(cwd, "审核")).sort()).toEqual(["信息发布审核单.docx", "通知-批注.docx"]);
    expect((await readFile(join(cwd, "通知.docx"))).equals(DRAFT)).toBe(true);
    const copy = await openPackage(await readFile(join(cwd, "审核", "通知-批注.docx")));
    const comments = await copy.text("word/comments.xml");
    expect(comments).toContain('w:author="zicha 自查"');
    expect(comments).toContain("建议修改：登录");
    expect(comments).toContain("规则：privacy/resident-id");
    expect(comments).not.toContain(RESIDENT_ID);
    const form = await readFile(join(cwd, "审核", "信息发布审核单.docx"));
    const sheet = await openPackage(form);
    const xml = await sheet.text("word/document.xml");
    for (const name of sheet.names) expect(readXmlTree(await sheet.text(name))).not.toBeNull();
    for (const words of [
      "通知.docx",
      "关于报送补贴发放材料的通知",
      "保密审查",
      "分管领导",
      "不代替人工审核和保密审查",
      "34*************113",
    ]) {
      expect(xml).toContain(words);
    }
    expect(xml).not.toContain(RESIDENT_ID);
    // Again: the same bytes, under other names.
    await runCli(args, { cwd });
    expect((await readFile(join(cwd, "审核", "信息发布审核单（2）.docx"))).equals(form)).toBe(true);
    expect(readdirSync(join(cwd, "审核"))).toContain("通知-批注（2）.docx");
  });

  test("says what could not be commented, read or checked", async () => {
    const cwd = await folderWith({
      "a.txt": "由各镇负责落实。\n",
      "b.pdf": fixture("名单.pdf"),
      "c.docx": fixture("截断.docx"),
      "d.docx": fixture("有密码.docx"),
      "e.docx": makeDocx("<w:p><w:r><w:t>由各镇落实。</w:t></w:r></w:p>", [{ name: "word/media/a.png", content: "x" }]),
    });
    const { code, stdout, stderr } = await runCli(["review", "a.txt", "b.pdf", "c.docx", "d.docx", "e.docx"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("没有发现不等于没有问题");
    expect(stdout).toContain("只有 docx 能加批注");
    expect(stdout).toContain("图片 1 张里的文字");
    expect(stderr).toContain("c.docx：读不出来，没有检查");
    expect(stderr).toContain("d.docx：有密码，没有检查");
    expect(readdirSync(join(cwd, "审核结果")).sort()).toEqual([
      "信息发布审核单-a.docx",
      "信息发布审核单-b.docx",
      "信息发布审核单-e.docx",
    ]);
    expect((await runCli(["review", "c.docx"], { cwd })).code).toBe(3);
    expect((await runCli(["review", "nothing.docx"], { cwd })).code).toBe(2);
  });
});

describe("zicha mask", () => {
  test("makes a copy and a list; the file stays, no number is told", async () => {
    const name = `名单${RESIDENT_ID}.csv`;
    const cwd = await folderWith({ [name]: `姓名,身份证号\r\n赵大海,${RESIDENT_ID}\r\n` });
    const { code, stdout, stderr } = await runCli(["mask", name], { cwd });
    expect({ code, told: (stdout + stderr).includes(RESIDENT_ID) }).toEqual({ code: 0, told: false });
    const names = readdirSync(cwd)
      .filter((one) => one !== name)
      .sort();
    expect(names).toEqual(["名单34×××××××××××××113-已遮盖.csv", "名单34×××××××××××××113-遮盖清单.csv"]);
    expect(await readFile(join(cwd, names[0]!), "utf8")).toBe("姓名,身份证号\r\n赵大海,34*************113\r\n");
    expect(await readFile(join(cwd, names[1]!), "utf8")).toMatch(
      /^\ufeff"结果".*\r\n"已遮盖","单元格 B2.*","公民身份号码","34\*{13}113"\r\n$/,
    );
    expect(await readFile(join(cwd, name), "utf8")).toContain(RESIDENT_ID);
  });

  test("exit codes", async () => {
    const cwd = await folderWith({
      "a.txt": "各镇落实。",
      "b.docx": fixture("有密码.docx"),
      "c.pdf": "x",
      "d.csv": "姓名,病种\n赵大海,尿毒症\n",
    });
    expect((await runCli(["mask", "a.txt"], { cwd })).code).toBe(0);
    expect((await runCli(["mask", "a.txt", "b.docx"], { cwd })).code).toBe(3);
    expect((await runCli(["mask", "c.pdf"], { cwd })).code).toBe(2);
    const { code, stdout } = await runCli(["mask", "d.csv"], { cwd });
    expect(code).toBe(3);
    expect(stdout).toContain("遮盖号码解决不了");
    expect(readdirSync(cwd).sort()).toEqual(["a.txt", "b.docx", "c.pdf", "d.csv"]);
  });
});

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
describe("LibreOffice", () => {
  test.skipIf(!hasOffice)(
    "opens the commented copy and the form, with every comment on its words (skipped without soffice)",
    async () => {
      const cwd = await folderWith({ "通知.docx": DRAFT });
      await runCli(["review", "通知.docx", "--out", "out", "--now", "2026-11-22"], { cwd });
      await writeFile(join(cwd, "out", "form.docx"), await readFile(join(cwd, "out", "信息发布审核单.docx")));
      await writeFile(join(cwd, "out", "copy.docx"), await readFile(join(cwd, "out", "通知-批注.docx")));
      const office = [
        `-env:UserInstallation=file://${cwd}/profile`,
        "--headless",
        "--convert-to",
        "fodt",
        "--outdir",
        join(cwd, "fodt"),
      ];
      spawnSync("soffice", [...office, join(cwd, "out", "copy.docx"), join(cwd, "out", "form.docx")], {
        timeout: 240_000,
      });
      expect((await stat(join(cwd, "fodt", "form.fodt"))).size).toBeGreaterThan(1000);
      const text = await readFile(join(cwd, "fodt", "copy.fodt"), "utf8");
      expect(text.match(/<dc:creator>zicha 自查<\/dc:creator>/g)).toHaveLength(5);
      expect(text.match(/<office:annotation-end/g)).toHaveLength(5);
      // The one that was there.
      expect(text).toContain("<dc:creator>审核</dc:creator>");
    },
    300_000,
  );
});
