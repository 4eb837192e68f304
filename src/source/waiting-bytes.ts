/** Counts the bytes of answers that a crawl has ahead of its reader, those still to come among them. */

export interface WaitingBytes {
  /** A question goes out. */
  readonly ask: () => void;
  /** It is over, well or badly. */
  readonly end: () => void;
  /** An answer of so many bytes came, and waits. */
  readonly answer: (bytes: number) => void;
  /** It was taken. */
  readonly take: (bytes: number) => void;
  /** May one more be asked for? `isFarAhead`: more are under way than the usual few. */
  readonly hasRoom: (isFarAhead: boolean) => boolean;
}

const MOST_WAITING = 32 * 1024 * 1024;
/** The same with what is still to come, where many are asked ahead: all of it may come while one late answer holds up the rest. */
const MOST_EXPECTED = 64 * 1024 * 1024;

export function countWaitingBytes(): WaitingBytes {
  let waiting = 0;
  /** Questions without answer so far; how many were answered, and with how many bytes. */
  let asked = 0;
  let answered = 0;
  let answeredBytes = 0;
  return {
    ask() {
      asked += 1;
    },
    end() {
      asked -= 1;
    },
    answer(bytes) {
      waiting += bytes;
      answered += 1;
      answeredBytes += bytes;
    },
    take(bytes) {
      waiting -= bytes;
    },
    hasRoom(isFarAhead) {
      if (waiting > MOST_WAITING) return false;
      // All that is under way may come while nobody takes it.
      const expected = answered === 0 ? 0 : (asked * answeredBytes) / answered;
      return !isFarAhead || waiting + expected <= MOST_EXPECTED;
    },
  };
}
