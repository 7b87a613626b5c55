import { beforeAll, describe, expect, it } from 'vitest';
import { commandLineOf } from '../../electron/desktop/command-line.ts';
import { ensureWindowBuilt } from '../window/built-window.ts';
import { runAsCommandLine } from './as-command-line.ts';

beforeAll(ensureWindowBuilt);

describe('the app as a command line', () => {
  it('prints the version', async () => {
    const { code, stdout } = await runAsCommandLine(['--cli', '--version']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('runs a test as far as its verdict, without a window or a browser to show it', async () => {
    const { code, stdout, stderr } = await runAsCommandLine([
      '--cli',
      '--',
      'test',
      'practice:healthy',
      '--json',
    ]);
    expect(stderr).not.toContain('Error');
    expect(JSON.parse(stdout)).toMatchObject({ verdict: { outcome: 'ok' } });
    expect(code).toBe(0);
  });

  it('ends with the exit code of what failed', async () => {
    const { code, stdout } = await runAsCommandLine([
      '--cli',
      '--',
      'test',
      'practice:wrong-password',
    ]);
    expect(stdout).toContain('535');
    expect(code).toBe(28);
  });
});

describe('the words of the command line', () => {
  it('stand behind --cli, with or without a -- between', () => {
    expect(commandLineOf(['ehlo', '--cli'], true)).toEqual([]);
    expect(commandLineOf(['ehlo', '--cli', 'test', 'x'], true)).toEqual(['test', 'x']);
    expect(commandLineOf(['ehlo', '--cli', '--', 'test', '--', 'x'], true)).toEqual([
      'test',
      '--',
      'x',
    ]);
    expect(commandLineOf(['electron', 'main.js', '--cli', 'x'], false)).toEqual(['x']);
    expect(commandLineOf(['ehlo', '--no-sandbox', '--cli', 'x'], true)).toEqual(['x']);
  });

  it('are none where --cli is not what the app was started with', () => {
    expect(commandLineOf(['ehlo'], true)).toBeUndefined();
    expect(commandLineOf(['ehlo', 'smtp://h', '--cli', 'x'], true)).toBeUndefined();
    expect(commandLineOf(['ehlo', 'smtp://h?--cli'], true)).toBeUndefined();
    expect(commandLineOf(['electron', 'main.js'], false)).toBeUndefined();
  });
});
