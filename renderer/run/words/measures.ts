// Writes measured values as people read them.

/** `0.334`: seconds since the run's start. */
export function clock(ms: number): string {
  return (ms / 1000).toFixed(3);
}

/** `19 ms`, `1.43 s`, `75 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${String(Math.round(ms))} ms`;
  return ms < 10_000 ? `${(ms / 1000).toFixed(2)} s` : seconds(ms);
}

/** `30 seconds`, `1.5 seconds`. */
export function seconds(ms: number): string {
  const value = Math.round(ms / 100) / 10;
  return value === 1 ? '1 second' : `${String(value)} seconds`;
}

/** `52,428,800`. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `21 Nov 2026`, in UTC, or the text itself where it is no date. */
export function day(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : DATE.format(time);
}

const DAY = 86_400_000;

/** Whole days from `now` to the moment, negative when it is past; a part of a day is none. */
export function daysUntil(iso: string, now: number): number {
  return Math.trunc((Date.parse(iso) - now) / DAY);
}

/** `12 days`, `1 day`, `14 years`. */
export function days(count: number): string {
  const size = Math.abs(count);
  if (size >= 3 * 365) return `${String(Math.floor(size / 365))} years`;
  return size === 1 ? '1 day' : `${grouped(size)} days`;
}
