// Says what a benchmark is: something measured, shown in lines, and held against targets.

import { debianAvailable } from '../peers/debian/packages.ts';

/** A promise of the README that a benchmark checks. */
export interface Target {
  readonly what: string;
  /** What was measured, in words. */
  readonly measured: string;
  readonly met: boolean;
}

export interface Result {
  /** Lines to print, as they are. */
  readonly lines: readonly string[];
  readonly targets: readonly Target[];
}

export interface Benchmark {
  readonly name: string;
  /** Why it cannot be measured on this machine, in a sentence; undefined where it can. */
  unavailable(): string | undefined;
  /** Measures `rounds` rounds. */
  run(rounds: number): Promise<Result>;
}

/** For benchmarks that need Debian's packages. */
export function withoutDebian(): string | undefined {
  const debian = debianAvailable();
  return debian.available ? undefined : debian.reason;
}
