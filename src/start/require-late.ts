/** How the program's script gets at the modules of Node: those that few starts need are loaded late. */

type Require = (name: string) => object;

/** These cost milliseconds. */
const LATE: ReadonlySet<string> = new Set([
  "node:crypto",
  "node:dns",
  "node:fs/promises",
  "node:tls",
  "node:v8",
  "node:worker_threads",
  "node:zlib",
]);

/** As the `require` given, but some modules are loaded when something of them is first used. */
export function requireLate(require: Require): Require {
  return (name) => (LATE.has(name) ? lateModule(() => require(name)) : require(name));
}

function lateModule(load: () => object): object {
  let loaded: object | null = null;
  return new Proxy(
    {},
    {
      get: (_target, key) => {
        loaded ??= load();
        return Reflect.get(loaded, key);
      },
    },
  );
}
