// Says how the tests run: in processes of their own, at most two at once.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    // Sessions are timed, so the tests must not starve each other of processor time.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A test must not see the colours or the secrets of the person who runs it.
    env: { NO_COLOR: '1', EHLO_PASSWORD: '', EHLO_TOKEN: '' },
  },
});
