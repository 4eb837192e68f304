// Saves documents with LibreOffice, without a window and in a profile of its own.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";

const MACRO = `Sub Save(source, target, filter, password)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = filter
  how(1).Name = "Password"
  how(1).Value = password
  document.storeToURL(target, how())
  document.close(True)
End Sub`;

/** `work`: a folder for what is made on the way. */
export function openOffice(work) {
  const profile = join(work, "profile");
  mkdirSync(join(work, "out"), { recursive: true });
  // The first start makes the profile; what stands there before would be written over.
  run("--terminate_after_init");
  const basic = join(profile, "user", "basic", "Standard");
  writeFileSync(
    join(basic, "script.xlb"),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">\n<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Zicha"/></library:library>`,
  );
  writeFileSync(
    join(basic, "Zicha.xba"),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Zicha" script:language="StarBasic">${MACRO.replaceAll('"', "&quot;")}</script:module>`,
  );

  function run(...more) {
    const args = [`-env:UserInstallation=${pathToFileURL(profile)}`, "--headless", ...more];
    const result = spawnSync("soffice", args, { encoding: "utf8", timeout: 120_000 });
    if (result.status !== 0) throw new Error(`soffice ${more.join(" ")}: ${result.stderr}`);
  }

  return {
    /** Several sources at once; `target`: as `--convert-to` takes it. Each file goes to `folder` under its source's name. */
    convert(sources, target, folder) {
      run("--convert-to", target, "--outdir", join(work, "out"), ...sources);
      const ending = target.split(":", 1)[0];
      for (const source of sources) {
        const name = `${basename(source, extname(source))}.${ending}`;
        copyFileSync(join(work, "out", name), join(folder, name));
      }
    },
    /** `filter`: LibreOffice's own name of the format; those of Office 2007 and later take no password this way. */
    encrypt(source, filter, path) {
      const urls = [source, path].map((one) => `"${pathToFileURL(one)}"`);
      run(`macro:///Standard.Zicha.Save(${urls.join(",")},"${filter}","zicha")`);
    },
  };
}
