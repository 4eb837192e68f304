/** A ZIP archive as a stream: nothing but the central directory is kept, and the same entries always give the same bytes. */

export interface ZipEntry {
  /** Path inside the archive. */
  readonly name: string;
  /** Content; taken only after the entries before it were written. */
  readonly chunks: Iterable<string> | AsyncIterable<string>;
}

interface Written {
  readonly name: Uint8Array;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** 1 January 1980, the earliest time that the format knows. */
const DOS_TIME = 0;
const DOS_DATE = 0x21;
/** Sizes follow the data (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** Without ZIP64 a part, and the archive, must stay below 4 GiB. */
const LIMIT = 0xffffffff;
const CHUNK = 1 << 16;

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 (ISO 3309) of more bytes after those that gave `crc`; begin with 0. */
function crc32(bytes: Uint8Array, crc: number): number {
  let c = ~crc;
  for (let i = 0; i < bytes.length; i++) c = crcTable[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8);
  return ~c >>> 0;
}

/** Little-endian record: pairs of byte length (2 or 4) and value. */
function record(...fields: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [length, value] of fields) {
    if (length === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += length;
  }
  return bytes;
}

function common(crc: number, packed: number, size: number, name: Uint8Array): readonly (readonly [2 | 4, number])[] {
  return [
    [2, 20],
    [2, FLAGS],
    [2, DEFLATE],
    [2, DOS_TIME],
    [2, DOS_DATE],
    [4, crc],
    [4, packed],
    [4, size],
    [2, name.length],
    [2, 0],
  ];
}

/** @throws RangeError when a part or the archive would pass 4 GiB. */
export async function* zip(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncIterable<Uint8Array> {
  const written: Written[] = [];
  const encoder = new TextEncoder();
  let offset = 0;
  for await (const entry of entries) {
    const name = encoder.encode(entry.name);
    const header = record([4, 0x04034b50], ...common(0, 0, 0, name));
    yield header;
    yield name;
    const tally = { crc: 0, size: 0 };
    let packed = 0;
    for await (const chunk of deflate(tallied(encode(entry.chunks), tally))) {
      packed += chunk.length;
      yield chunk;
    }
    const { crc, size } = tally;
    yield record([4, 0x08074b50], [4, crc], [4, packed], [4, size]);
    written.push({ name, crc, packed, size, offset });
    offset += header.length + name.length + packed + 16;
    if (offset > LIMIT || size > LIMIT) throw new RangeError(`${entry.name} passes the 4 GiB limit of the ZIP format`);
  }
  yield* directory(written, offset);
}

function* directory(written: readonly Written[], offset: number): Iterable<Uint8Array> {
  let length = 0;
  for (const { name, crc, packed, size, offset: at } of written) {
    const entry = record(
      [4, 0x02014b50],
      [2, 20],
      ...common(crc, packed, size, name),
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    );
    length += entry.length + name.length;
    yield entry;
    yield name;
  }
  const count = written.length;
  yield record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, offset], [2, 0]);
}

/** Text to UTF-8 in pieces large enough to compress well and small enough to stay flat. */
async function* encode(chunks: Iterable<string> | AsyncIterable<string>): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  let pending = "";
  for await (const chunk of chunks) {
    pending += chunk;
    if (pending.length < CHUNK) continue;
    yield encoder.encode(pending);
    pending = "";
  }
  if (pending !== "") yield encoder.encode(pending);
}

async function* tallied(
  chunks: AsyncIterable<Uint8Array>,
  tally: { crc: number; size: number },
): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    tally.crc = crc32(chunk, tally.crc);
    tally.size += chunk.length;
    yield chunk;
  }
}

async function* deflate(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const stream = new CompressionStream("deflate-raw");
  const reader = stream.readable.getReader();
  const fed = feed(chunks, stream.writable.getWriter());
  fed.catch(() => {});
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch (error) {
    // When the rows' source has failed, its own error says more than the stream's.
    await fed;
    throw error;
  } finally {
    reader.cancel().catch(() => {});
  }
  await fed;
}

/** One piece after the other: `pipeThrough` would read the whole sheet ahead of the compressor (Node 20). */
async function feed(chunks: AsyncIterable<Uint8Array>, writer: WritableStreamDefaultWriter<Uint8Array>): Promise<void> {
  try {
    for await (const chunk of chunks) await writer.write(chunk);
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => {});
    throw error;
  }
}
