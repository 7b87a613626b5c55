// A fault of Ehlo's own ends in one plain sentence and a code of its own, without its text.

import { expect, test } from 'vitest';
import { bugSentence } from '../../electron/cli/bug.ts';
import { cli } from '../../electron/cli/cli.ts';
import { EXIT } from '../../electron/cli/exit-code.ts';
import { PassThrough } from 'node:stream';
import type { Door } from '../../electron/cli/door.ts';
import { ehlo } from './ehlo.ts';

const SECRET = 'correct horse';

/** A world whose environment cannot be read, as only a bug could have it. */
async function inBrokenWorld(args: readonly string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const door = {
    version: '0.0.0-test',
    stdin,
    stdout,
    stderr,
    get env(): never {
      throw Object.assign(new TypeError(`The argument is ${SECRET}`), {
        code: 'ERR_INVALID_ARG_VALUE',
      });
    },
  } as unknown as Door;
  const code = await cli(args, door);
  const read = (stream: PassThrough) => String(stream.read() ?? '');
  return { code, stdout: read(stdout), stderr: read(stderr) };
}

test('it says that it is Ehlo’s fault, and nothing that the error quotes', async () => {
  const { code, stdout, stderr } = await inBrokenWorld(['test', '127.0.0.1:9', '--user', 'me']);
  expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
  expect(stderr).toMatch(
    /^ehlo: this is a fault in Ehlo[^\n]*\(TypeError, ERR_INVALID_ARG_VALUE\)[^\n]*\n$/,
  );
  expect(stderr).not.toContain('correct');
});

test('with --nagios it is the one line of an unknown state', async () => {
  const ended = await inBrokenWorld(['test', '127.0.0.1:9', '--user', 'me', '--nagios']);
  expect(ended).toMatchObject({ code: 3, stderr: '' });
  expect(ended.stdout).toMatch(/^EHLO UNKNOWN - this is a fault in Ehlo[^\n]*\n$/);
});

test('what is thrown where nobody waits ends the same way', async () => {
  const thrown = `setTimeout(() => { throw new Error(${JSON.stringify(SECRET)}) }, 300)`;
  const { code, stderr } = await ehlo(['practice', 'healthy'], {
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(thrown)}` },
  });
  expect(code).toBe(EXIT.bug);
  expect(stderr).toMatch(/^ehlo: this is a fault in Ehlo[^\n]*\n$/);
});

test('what is waited for and never comes ends the same way', async () => {
  const mute = `import { PassThrough } from 'node:stream';
    Object.defineProperty(process, 'stdin', { value: new PassThrough() });`;
  const ended = await ehlo(['test', '127.0.0.1:9', '--user', 'me', '--password-stdin'], {
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(mute)}` },
  });
  expect(ended).toMatchObject({ code: EXIT.bug, stdout: '' });
  expect(ended.stderr).toMatch(/^ehlo: this is a fault in Ehlo[^\n]*\n$/);
});

test.each([
  [SECRET, ''],
  [Object.assign(new Error(SECRET), { name: SECRET, code: SECRET }), ''],
  [new RangeError(SECRET), ' (RangeError)'],
])('only plain names and codes are shown', (error, aside) => {
  expect(bugSentence(error)).toContain(`the server${aside}; please`);
  expect(bugSentence(error)).not.toContain('horse');
});
