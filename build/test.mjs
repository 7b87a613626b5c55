// Runs every check and every test, and ends with one line that counts them.

import { ensureBuilt } from './build.mjs';
import { check } from './check.mjs';
import { electronHere } from './electron.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './project.mjs';

await ensureInstalled();
await ensureBuilt();

// Names of test files or folders after `--` run those alone, without the checks.
const filters = process.argv.slice(2);
const counts = filters.length === 0 ? await check() : { passed: 0, failed: 0 };

// The tests of the desktop app that can run on the real Electron do so where it is.
const electron = electronHere();
if (electron) process.env.EHLO_TEST_ELECTRON = electron;

const { startVitest } = await import('vitest/node');
const vitest = await startVitest('test', filters, { root, watch: false, run: true });
const modules = vitest.state.getTestModules();
const tests = modules.flatMap((module) => [...module.children.allTests()]);
const skipped = tests.filter((test) => test.result().state === 'skipped');
counts.passed += tests.filter((test) => test.result().state === 'passed').length;
counts.failed += tests.filter((test) => test.result().state === 'failed').length;
// A file that does not load and an error outside of any test have no test to fail.
counts.failed += modules.filter((module) => module.errors().length > 0).length;
counts.failed += vitest.state.getUnhandledErrors().length;
if (tests.length === 0) counts.failed += 1;
await vitest.close();

for (const test of skipped)
  console.log(`skipped: ${test.module.relativeModuleId} > ${test.fullName}`);
const strict = Boolean(process.env.CI);
if (strict && skipped.length > 0) {
  console.log('With CI set nothing may be skipped: these count as failed.');
}
// What stands in for Electron is no proof of what Electron does: it is said how much ran on which.
const desktop = tests.filter(({ module }) => module.relativeModuleId.startsWith('tests/desktop/'));
const either = desktop.filter(({ module }) => module.relativeModuleId.includes('/either/'));
if (electron && either.length > 0) {
  console.log(`desktop: ${either.length} tests ran on the real Electron (${electron})`);
}
const staged = desktop.length - (electron ? either.length : 0);
if (staged > 0) {
  const why = electron ? '' : ': Electron is not here (ELECTRON_OVERRIDE_DIST_PATH can name it)';
  console.log(`desktop: ${staged} tests ran on the stage only${why}`);
}
const failed = counts.failed + (strict ? skipped.length : 0);
const tail = !strict && skipped.length > 0 ? `, ${skipped.length} skipped` : '';
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${counts.passed} passed, ${failed} failed${tail}`);
