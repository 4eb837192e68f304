// Edits an exported list in LibreOffice as a clerk would, and saves it as xlsx, xls and ods: `node edit-in-libreoffice.mjs LIST.xlsx FOLDER`.
// Fills rows in, deletes two, sorts, filters, renames headings, and puts a merged title above.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { argv, env } from "node:process";
import { pathToFileURL } from "node:url";

export const FORMATS = { xlsx: "Calc MS Excel 2007 XML", xls: "MS Excel 97", ods: "calc8" };

const MACRO = `Function ColumnOf(sheet, title)
  For column = 0 To 40
    If sheet.getCellByPosition(column, 0).String = title Then
      ColumnOf = column
      Exit Function
    End If
  Next
  ColumnOf = -1
End Function

Sub Edit(source, targets, log)
  On Error GoTo failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  sheet = document.Sheets.getByIndex(0)
  cursor = sheet.createCursor()
  cursor.gotoEndOfUsedArea(False)
  last = cursor.RangeAddress.EndRow
  width = cursor.RangeAddress.EndColumn
  progress = ColumnOf(sheet, "整改情况")
  fixer = ColumnOf(sheet, "整改人")
  done = ColumnOf(sheet, "完成时间")
  remark = ColumnOf(sheet, "备注")

  ' Filled in: a date as a date, as text, none; sentences in place of the offered words.
  sheet.getCellByPosition(progress, 1).String = "已整改"
  sheet.getCellByPosition(fixer, 1).String = "李某"
  sheet.getCellByPosition(done, 1).Formula = "2026-11-18"
  sheet.getCellByPosition(progress, 2).String = "已于11月17日整改完毕"
  sheet.getCellByPosition(fixer, 2).String = "李某"
  sheet.getCellByPosition(done, 2).String = "2026年11月17日"
  sheet.getCellByPosition(progress, 3).String = "整改中"
  sheet.getCellByPosition(progress, 4).String = "不予整改"
  sheet.getCellByPosition(remark, 4).String = "历史文献原文"
  sheet.getCellByPosition(progress, 5).String = "无权限需上级处理"
  sheet.getCellByPosition(progress, 6).String = "已整改"
  sheet.getCellByPosition(done, 6).Formula = "=DATE(2026;11;20)"
  sheet.getCellByPosition(done, 6).NumberFormat = document.NumberFormats.queryKey("YYYY-MM-DD", document.CharLocale, False)
  sheet.getCellByPosition(progress, 7).String = "是"
  sheet.getCellByPosition(fixer, 7).String = "王某"
  sheet.getCellByPosition(done, 7).String = "2026.11.9"

  ' Two rows deleted.
  sheet.Rows.removeByIndex(9, 1)
  sheet.Rows.removeByIndex(8, 1)
  last = last - 2

  ' Sorted by 整改情况, downwards.
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = progress
  fields(0).IsAscending = False
  Dim order(1) As New com.sun.star.beans.PropertyValue
  order(0).Name = "SortFields"
  order(0).Value = fields()
  order(1).Name = "ContainsHeader"
  order(1).Value = True
  sheet.getCellRangeByPosition(0, 0, width, last).sort(order())

  ' Headings renamed.
  sheet.getCellByPosition(progress, 0).String = "是否整改"
  sheet.getCellByPosition(fixer, 0).String = "整改 责任人"
  sheet.getCellByPosition(done, 0).String = "完成日期（必填）"

  ' A filter that hides what nobody has filled in.
  ranges = document.DatabaseRanges
  If ranges.hasByName("list") Then ranges.removeByName("list")
  ranges.addNewByName("list", sheet.getCellRangeByPosition(0, 0, width, last).RangeAddress)
  list = ranges.getByName("list")
  list.AutoFilter = True
  filter = list.getFilterDescriptor()
  Dim wanted(0) As New com.sun.star.sheet.TableFilterField
  wanted(0).Field = fixer
  wanted(0).Operator = com.sun.star.sheet.FilterOperator.NOT_EMPTY
  filter.ContainsHeader = True
  filter.setFilterFields(wanted())
  list.refresh()

  ' A merged title above.
  sheet.Rows.insertByIndex(0, 2)
  sheet.getCellByPosition(0, 0).String = "第三季度问题整改台账（返回）"
  sheet.getCellRangeByPosition(0, 0, width, 0).merge(True)
  sheet.getCellByPosition(0, 1).String = "填报单位：办公室"
  sheet.getCellRangeByPosition(0, 1, 5, 1).merge(True)

  For Each target In Split(targets, "|")
    parts = Split(target, ">")
    Store(document, parts(0), parts(1))
  Next
  document.close(True)
  Exit Sub
failed:
  ' Nobody is there to answer a message box.
  file = FreeFile
  Open log For Output As #file
  Print #file, Error$ & ", line " & Erl
  Close #file
  document.close(True)
End Sub

Sub Store(document, filter, target)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = filter
  document.storeToURL(target, how())
End Sub`;

/** Is LibreOffice installed here? */
export function hasLibreOffice() {
  return (env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, "soffice")));
}

/** Saves the edited list as `edited.xlsx`, `.xls` and `.ods` in `folder`. */
export function editInLibreOffice(list, folder) {
  const profile = mkdtempSync(join(tmpdir(), "zicha-office-"));
  const run = (...args) => {
    const all = [`-env:UserInstallation=${pathToFileURL(profile)}`, "--headless", "--norestore", ...args];
    const { status, stderr } = spawnSync("soffice", all, { encoding: "utf8", timeout: 100_000 });
    if (status !== 0) throw new Error(`soffice ${args.join(" ")}: ${stderr}`);
  };
  try {
    // The first start makes the profile; what stands there before would be written over.
    run("--terminate_after_init");
    const basic = join(profile, "user", "basic", "Standard");
    mkdirSync(basic, { recursive: true });
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
    writeFileSync(
      join(basic, "script.xlb"),
      `${head}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">\n<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Clerk"/></library:library>`,
    );
    const code = MACRO.replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;");
    writeFileSync(
      join(basic, "Clerk.xba"),
      `${head}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Clerk" script:language="StarBasic">${code}</script:module>`,
    );
    const targets = Object.entries(FORMATS).map(
      ([ending, filter]) => `${filter}>${pathToFileURL(join(resolve(folder), `edited.${ending}`))}`,
    );
    // A copy: a session that was cut off leaves a lock beside its file.
    const source = join(profile, "list.xlsx");
    const log = join(profile, "failed.txt");
    copyFileSync(list, source);
    run(`macro:///Standard.Clerk.Edit("${pathToFileURL(source)}","${targets.join("|")}","${log}")`);
    if (existsSync(log)) throw new Error(`LibreOffice: ${readFileSync(log, "utf8")}`);
    for (const ending of Object.keys(FORMATS)) {
      if (!existsSync(join(folder, `edited.${ending}`))) throw new Error(`LibreOffice saved no edited.${ending}`);
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

if (argv[1]?.endsWith("edit-in-libreoffice.mjs") === true) editInLibreOffice(argv[2], argv[3]);
