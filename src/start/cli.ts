#!/usr/bin/env node
/** What the shell calls: the command line, and after a check its compiled code is kept for the next start. */

import process from "node:process";
import { loaded } from "./load-program.ts";

/** After so long, V8 has dropped the code of functions that only a start calls. Seconds. */
const SHORT_RUN = 5;
/** Contract §1: a mistake in the call. */
const USAGE = 2;

void loaded.exports.runCli().then(() => {
  const { argv, exitCode } = process;
  if (argv[2] === "check" && exitCode !== USAGE && process.uptime() < SHORT_RUN) loaded.keepCode();
});
