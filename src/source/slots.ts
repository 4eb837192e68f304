/** Connections that all hosts together may use at once. */

export interface Slots {
  /** Takes one; false when all are in use: then `wake` is called, once, when one may be free. */
  readonly take: (wake: () => void) => boolean;
  readonly give: () => void;
}

export function createSlots(count: number): Slots {
  const sleepers = new Set<() => void>();
  let free = count;
  return {
    take(wake) {
      if (free > 0) {
        free -= 1;
        return true;
      }
      sleepers.add(wake);
      return false;
    },
    give() {
      free += 1;
      for (const wake of sleepers) {
        sleepers.delete(wake);
        wake();
        if (free === 0) return;
      }
    },
  };
}
