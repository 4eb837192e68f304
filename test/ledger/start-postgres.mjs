// Starts a PostgreSQL server for the tests out of an npm package of its binaries: `node start-postgres.mjs PACKAGE DATA`.
// Prints its address once it answers, and stops it when its own standard input ends.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { basename, dirname, join, resolve } from "node:path";
import { argv, exit, getuid, stdin } from "node:process";

const [folder = "", data = ""] = argv.slice(2).map((path) => resolve(path));
const NOBODY = 65_534;
// The server refuses to run as root.
const user = getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

// What the package's install script would do.
for (const { source, target } of JSON.parse(readFileSync(join(folder, "native/pg-symlinks.json"), "utf8"))) {
  const link = join(folder, target);
  if (existsSync(link)) continue;
  rmSync(link, { force: true });
  symlinkSync(basename(source), link);
}
for (const name of ["initdb", "pg_ctl", "postgres"]) chmodSync(join(folder, "native/bin", name), 0o755);

rmSync(data, { recursive: true, force: true });
mkdirSync(data, { recursive: true, mode: 0o700 });
if (user.uid !== undefined) chownSync(data, user.uid, user.gid);
const cluster = join(data, "cluster");
const bin = (name) => join(folder, "native/bin", name);
const made = spawnSync(bin("initdb"), ["-D", cluster, "-U", "zicha", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], {
  ...user,
  cwd: dirname(data),
  encoding: "utf8",
});
if (made.status !== 0) {
  console.error(made.error?.message ?? made.stderr);
  exit(1);
}

const port = await new Promise((found) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port: free } = probe.address();
    probe.close(() => found(free));
  });
});
const options = [
  "-D",
  cluster,
  "-p",
  `${port}`,
  "-h",
  "127.0.0.1",
  "-k",
  "",
  "-c",
  "fsync=off",
  "-c",
  "max_connections=100",
];
const server = spawn(bin("postgres"), options, { ...user, cwd: dirname(data), stdio: ["ignore", "ignore", "pipe"] });
let log = "";
server.stderr.on("data", (chunk) => {
  log += chunk;
  if (log.includes("ready to accept connections")) {
    log = "";
    console.log(`postgres://zicha@127.0.0.1:${port}/postgres`);
  }
});
server.on("exit", (code) => {
  if (code !== 0) console.error(log);
  exit(code ?? 1);
});
stdin.on("end", () => server.kill("SIGINT"));
stdin.resume();
