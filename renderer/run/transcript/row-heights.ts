// Knows where each of very many rows stands, when most have one height and some are taller.

const CHUNK = 256;

/**
 * Heights of rows, in pixels. Rows are as high as `base` until measured otherwise; only
 * what differs is kept, summed up by chunks, so that 200,000 rows cost a few kilobytes
 * and every question some hundred additions.
 */
export class RowHeights {
  readonly #base: number;
  /** What a row has more than the base, by row. */
  readonly #extra = new Map<number, number>();
  /** The sum of it, by chunk of rows. */
  readonly #chunks = new Map<number, number>();
  #chunkCount = 0;

  constructor(base: number) {
    this.#base = base;
  }

  hasBase(base: number): boolean {
    return base === this.#base;
  }

  height(row: number): number {
    return this.#base + (this.#extra.get(row) ?? 0);
  }

  /** Notes a measured height; says by how much the row grew. */
  measure(row: number, height: number): number {
    const extra = height - this.#base;
    const change = extra - (this.#extra.get(row) ?? 0);
    if (change === 0) return 0;
    if (extra === 0) this.#extra.delete(row);
    else this.#extra.set(row, extra);
    const chunk = Math.floor(row / CHUNK);
    this.#chunks.set(chunk, (this.#chunks.get(chunk) ?? 0) + change);
    this.#chunkCount = Math.max(this.#chunkCount, chunk + 1);
    return change;
  }

  /** Distance of the row's upper edge from the top of all rows. */
  top(row: number): number {
    const chunk = Math.floor(row / CHUNK);
    let extra = 0;
    for (let index = 0; index < Math.min(chunk, this.#chunkCount); index += 1) {
      extra += this.#chunks.get(index) ?? 0;
    }
    if (this.#chunks.get(chunk)) {
      for (let index = chunk * CHUNK; index < row; index += 1) extra += this.#extra.get(index) ?? 0;
    }
    return row * this.#base + extra;
  }

  /** The row that covers this distance from the top, at most the last of `count`. */
  rowAt(distance: number, count: number): number {
    let low = 0;
    let high = Math.max(0, count - 1);
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.top(middle) <= distance) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
