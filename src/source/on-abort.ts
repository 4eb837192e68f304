/** Abort callbacks in constant time each: one listener a signal, however many requests hang on it. */

const watched = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `react` once when the signal aborts (at once when it already has); the returned function takes it back. */
export function onAbort(signal: AbortSignal, react: () => void): () => void {
  if (signal.aborted) {
    react();
    return () => {};
  }
  const callbacks = watched.get(signal) ?? watch(signal);
  callbacks.add(react);
  return () => {
    callbacks.delete(react);
  };
}

function watch(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  watched.set(signal, callbacks);
  signal.addEventListener("abort", () => run(callbacks), { once: true });
  return callbacks;
}

function run(callbacks: Set<() => void>): void {
  for (const callback of [...callbacks]) callback();
  callbacks.clear();
}
