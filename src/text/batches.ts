/** Lists of so many, from things that come one after the other. */

/** The last one may be shorter; none is empty. */
export async function* batches<T>(all: AsyncIterable<T>, size: number): AsyncIterable<readonly T[]> {
  let batch: T[] = [];
  for await (const one of all) {
    batch.push(one);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
