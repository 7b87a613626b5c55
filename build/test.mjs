// Runs every check and every test, and ends with one line that counts them.

import { ensureBuilt } from './build.mjs';
import { check } from './check.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './project.mjs';

await ensureInstalled();
await ensureBuilt();

// Names of test files or folders after `--` run those alone, without the checks.
const filters = process.argv.slice(2);
const counts = filters.length === 0 ? await check() : { passed: 0, failed: 0 };

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
const failed = counts.failed + (strict ? skipped.length : 0);
const tail = !strict && skipped.length > 0 ? `, ${skipped.length} skipped` : '';
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${counts.passed} passed, ${failed} failed${tail}`);
