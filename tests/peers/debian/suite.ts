/** Declares tests that need Debian's packages, and says by name when they cannot run. */

import { describe, test } from 'vitest';
import { debianAvailable } from './packages.ts';

/**
 * Like vitest's `describe`. Where Debian is not available the tests count as
 * skipped under a title that says why, but in CI, where nobody reads what was
 * skipped, that is a failure.
 */
export function describeOnDebian(title: string, body: () => void): void {
  const debian = debianAvailable();
  if (debian.available) {
    describe(title, body);
  } else if (process.env['CI'] !== undefined && process.env['CI'] !== '') {
    describe(title, () => {
      test('runs in CI', () => {
        throw new Error(`Did not run: ${debian.reason}`);
      });
    });
  } else {
    const skipped = `${title} (did not run: ${debian.reason})`;
    // The default reporter counts skipped tests and does not name them.
    console.warn(skipped);
    describe.skip(skipped, body);
  }
}
