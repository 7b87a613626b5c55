import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = resolve(import.meta.dirname, '../../.github/workflows');
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}));

describe.each(workflows)('the workflow $name', ({ text }) => {
  it('names every action by its commit', () => {
    const used = [...text.matchAll(/uses: *(\S+)(.*)/g)].filter(
      ([, name]) => !name?.startsWith('.'),
    );
    for (const [, name, comment] of used) {
      expect(name).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
      expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
  });

  it('may only read, but for the job that writes the release', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
    const writing = [...text.matchAll(/: write$/gm)].length;
    expect(writing).toBe(text.startsWith('# Makes a draft of a release') ? 1 : 0);
    expect(text).not.toContain('pull_request_target');
    for (const [checkout] of text.matchAll(/uses: actions\/checkout@[^]*?(?=\n {6}- )/g)) {
      expect(checkout).toContain('persist-credentials: false');
    }
  });

  it('gives each job a limit of time', () => {
    const jobs = text
      .slice(text.indexOf('\njobs:'))
      .split(/\n {2}(?=[a-z]+:\n)/)
      .slice(1);
    for (const job of jobs.filter((one) => !/^ {4}uses:/m.test(one))) {
      expect(job).toMatch(/^ {4}timeout-minutes: \d+$/m);
    }
  });

  it('puts nothing that a stranger wrote into a command', () => {
    const scripts = [...text.matchAll(/run: (?:[|>]-?\n(?: {10,}.*\n)+|.*)/g)].join('\n');
    const given = [...scripts.matchAll(/\$\{\{ *(\S+)/g)].map(([, name]) => name);
    for (const name of given) expect(name).toMatch(/^matrix\./);
  });
});
