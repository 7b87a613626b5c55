// Chooses the rail's time scale: it jumps from one round length to the next and never slides.

/** Lengths that the rail may show, in milliseconds; past the last, its multiples. */
const LENGTHS = [
  100, 200, 400, 500, 1000, 2000, 4000, 5000, 10_000, 20_000, 40_000, 60_000, 120_000, 300_000,
];

/** The rail's length while a run is under way starts here, so that it seldom jumps. */
const LIVE_FROM = 500;

/** Milliseconds that the rail shows for a run of this length. */
export function railLength(elapsed: number, running: boolean): number {
  const needed = Math.max(elapsed, running ? LIVE_FROM : 1);
  const last = LENGTHS.at(-1) ?? 1;
  return LENGTHS.find((length) => length >= needed) ?? Math.ceil(needed / last) * last;
}

export interface Tick {
  /** 0 to 1. */
  readonly place: number;
  readonly label: string;
}

/** Quarters of the rail, labelled with their times. */
export function ticks(length: number): readonly Tick[] {
  return [0, 0.25, 0.5, 0.75, 1].map((place) => ({ place, label: label(place * length) }));
}

function label(ms: number): string {
  if (ms === 0) return '0';
  return ms < 1000 ? `${String(Math.round(ms))} ms` : `${String(Math.round(ms / 10) / 100)} s`;
}
