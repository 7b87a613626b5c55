// Carries out what it is given after a fixed time, in order and each on its own.

interface Item {
  readonly due: number;
  readonly act: () => void;
}

export class DelayLine {
  readonly #delay: number;
  readonly #items: Item[] = [];
  #waiting = false;

  /** `delay` in milliseconds; a timer's own lateness, mostly under one, comes on top. */
  constructor(delay: number) {
    this.#delay = delay;
  }

  push(act: () => void): void {
    this.#items.push({ due: performance.now() + this.#delay, act });
    this.#wait();
  }

  #wait(): void {
    const [next] = this.#items;
    if (this.#waiting || next === undefined) return;
    this.#waiting = true;
    setTimeout(() => this.#run(), Math.max(next.due - performance.now(), 0));
  }

  /** One timer for all that is due, since timers of their own might change places. */
  #run(): void {
    this.#waiting = false;
    while (this.#items[0] !== undefined && this.#items[0].due <= performance.now()) {
      this.#items.shift()?.act();
    }
    this.#wait();
  }
}
