// Says how the tests run: in processes of their own, at most two at once.

import { defineConfig } from 'vitest/config';

// Bounds for what hangs: no test is about speed, and a machine may be busy.
const common = {
  environment: 'node',
  pool: 'forks',
  testTimeout: 60_000,
  hookTimeout: 180_000,
  globalSetup: ['build/test-folder.mjs'],
  // A test must not see the colours or the secrets of the person who runs it.
  // Nor may it fetch Electron.
  env: { NO_COLOR: '1', EHLO_PASSWORD: '', EHLO_TOKEN: '', EHLO_NO_DOWNLOAD: '1' },
} as const;

const ofBuild = ['tests/cli/**/*.test.ts'];
const ofWindow = ['tests/window/**/*.test.ts', 'tests/desktop/**/*.test.ts'];

export default defineConfig({
  test: {
    // Sessions are timed, so the tests must not starve each other of processor time.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'built',
          include: ofBuild,
          globalSetup: [...common.globalSetup, 'build/test-setup.mjs'],
        },
      },
      {
        test: {
          ...common,
          name: 'source',
          include: ['tests/**/*.test.ts'],
          exclude: [...ofBuild, ...ofWindow, '**/node_modules/**'],
        },
      },
      {
        // A browser takes its time to start and to draw where there is little of it.
        test: {
          ...common,
          name: 'window',
          include: ofWindow,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
