// A secret that has slipped into the command line: whatever is said of that, it is not repeated.

import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../shared/explain/explanation.ts';
import { inProcess } from './in-process.ts';

const SECRET = 'Zq7hunter2';
const PLAIN = Buffer.from(`\0me\0${SECRET}`).toString('base64');
const REFUSED = '535 5.7.8 Error: authentication failed';

const FORMS = [SECRET, PLAIN, PLAIN.replace(/=+$/, ''), 'hunter2'];

describe('a text to explain that begins with a dash', () => {
  it.each<[name: string, args: readonly string[]]>([
    ['a log’s line', [`-> AUTH PLAIN ${PLAIN}\n<- ${REFUSED}`]],
    ['a log’s line, options behind it', [`-> AUTH PLAIN ${PLAIN}\n<- ${REFUSED}`, '--no-color']],
    ['a log’s line, options before it', ['--phase', 'auth', `-> AUTH PLAIN ${PLAIN}\n${REFUSED}`]],
    ['a log’s line behind --', ['--', `-> AUTH PLAIN ${PLAIN}\n<- ${REFUSED}`]],
    ['a line of a list', [`- password: ${SECRET}\n- ${REFUSED}`]],
    ['an option in quotes', [`--password "${SECRET}" ${REFUSED}`]],
    ['an option in quotes with a space in its value', [`--password "${SECRET} x" ${REFUSED}`]],
    ['an option', [`--password ${SECRET}\n${REFUSED}`]],
    ['an option with its value joined', [`--password=${SECRET} ${REFUSED}`]],
    ['a short option', [`-ap ${SECRET} ${REFUSED}`]],
    ['an option that is one of ours', [`--file ${SECRET} ${REFUSED}\npassword: ${SECRET}`]],
    ['an option that is one of ours, short', [`-f password: ${SECRET}\n${REFUSED}`]],
  ])('is explained: %s', async (_, args) => {
    const { code, stdout, stderr } = await inProcess(['explain', ...args]);
    expect([code, stderr]).toEqual([28, '']);
    expect(stdout).toContain('5.7.8');
    for (const form of FORMS) expect(stdout).not.toContain(form);
  });

  it('leaves the options what they were', async () => {
    const { stdout } = await inProcess([
      'explain',
      `-o 550 5.7.1 Denied`,
      '--phase=rcpt',
      '--server',
      'mail.example.org:465',
      '--json',
    ]);
    const { verdict, target } = JSON.parse(stdout) as Explanation;
    expect([verdict.phase, target.host, target.port]).toEqual(['rcpt', 'mail.example.org', 465]);
    const file = await inProcess(['explain', '-f/nonexistent.txt']);
    expect(file.stderr).toBe('ehlo: --file: "/nonexistent.txt" does not exist.\n');
  });
});

describe('a mistake is told without the secret', () => {
  it.each<[args: readonly string[], says: string]>([
    [['test', 'h', `--pasword ${SECRET}`], "unknown option '--pasword'"],
    [['test', 'h', `--pasword=${SECRET}`], "unknown option '--pasword'"],
    [['test', 'h', `--pasword='${SECRET}'`], "unknown option '--pasword'"],
    [['test', 'h', `--pasword\n${SECRET}`], "unknown option '--pasword'"],
    [['test', 'h', `--pasword:${SECRET}`], "unknown option '--pasword'"],
    [['test', 'h', `-> AUTH PLAIN ${PLAIN}`], "unknown option '-…'"],
    [['test', 'h', `-Z${SECRET}`], "unknown option '-Z…'"],
    [['test', 'h', `-4Z${SECRET}`], "unknown option '-Z…'"],
    [['test', 'h', `-p${SECRET}`], '--port: what was given is not a port'],
    [['send', 'h', `--pasword ${SECRET}`], "unknown option '--pasword'"],
    [['serve', `--pasword ${SECRET}`], "unknown option '--pasword'"],
    [['practice', `-p${SECRET}`], '--port: what was given is not a port'],
    [['history', 'list', `--pasword ${SECRET}`], "unknown option '--pasword'"],
    [['copy-as', 'swaks', 'h', `--pasword ${SECRET}`], "unknown option '--pasword'"],
    [['explain', `--pasword=${SECRET}`], "unknown option '--pasword'"],
    [['explain', `-Z${SECRET}`], "unknown option '-Z…'"],
    [['explain', `password`, SECRET], 'put quotes around it, or pipe it in'],
    [[`--pasword ${SECRET}`], "unknown option '--pasword'"],
    [[`AUTH PLAIN ${PLAIN}`], 'a target comes behind a command'],
    [[`-> AUTH PLAIN ${PLAIN}`], "unknown option '-…'"],
  ])('%j', async (args, says) => {
    const { code, stdout, stderr } = await inProcess(args);
    expect(stderr).toMatch(/^ehlo: [^\n]+\n$/);
    expect(stderr).toContain(says);
    for (const form of FORMS) expect(stdout + stderr).not.toContain(form);
    expect([code, stdout]).toEqual([1, '']);
  });

  it('and still guesses which option was meant', async () => {
    const { stderr } = await inProcess(['test', 'h', '--prot', '25']);
    expect(stderr).toBe("ehlo: unknown option '--prot' (Did you mean --port?)\n");
  });
});
