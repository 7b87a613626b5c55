// Ctrl-C: the first one ends the run politely and reports it, the second one ends the program.

import type { ChildProcess } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { onInterrupt } from '../../electron/cli/signals.ts';
import { receive, send, silence, startPeer } from '../peers/scripted.ts';
import { ehlo } from './ehlo.ts';

// Windows has no signals to send: there a console's own Ctrl-C arrives as SIGINT.
describe.skipIf(process.platform === 'win32')('interrupting', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s cancels the run and reports it', async (signal) => {
    let sent = false;
    const ended = await ehlo(['test', 'practice:silent'], {
      onOutput: (text, child) => {
        if (!sent && text.includes('Connected')) sent = child.kill(signal);
      },
    });
    expect(ended.code).toBe(130);
    expect(ended.stdout).toMatch(/^\? The run was cancelled$/m);
    expect(ended.stderr).toBe('ehlo: cancelling; press Ctrl-C again to stop at once\n');
  });

  it.each(['--json', '--ndjson'])('leaves a whole document with %s', async (format) => {
    let program: ChildProcess | undefined;
    const peer = await startPeer([
      send('220 mail.example.org'),
      receive(/^EHLO /),
      () => void program?.kill('SIGINT'),
      silence,
    ]);
    const target = `127.0.0.1:${String(peer.port)}`;
    const ended = await ehlo(['test', target, format], { onStart: (child) => (program = child) });
    await peer.stop();
    expect(ended.code).toBe(130);
    const last = format === '--json' ? ended.stdout : ended.stdout.trimEnd().split('\n').at(-1);
    expect(JSON.parse(last ?? '')).toMatchObject({
      verdict: { rule: 'run.cancelled', phase: 'ehlo', outcome: 'inconclusive' },
    });
  });

  it('a second one ends the program at once', () => {
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    const told: boolean[] = [];
    const interruption = onInterrupt(() => told.push(interruption.signal.aborted));
    process.emit('SIGINT', 'SIGINT');
    expect([told, interruption.signal.aborted, exit.mock.calls]).toEqual([[false], true, []]);
    process.emit('SIGTERM', 'SIGTERM');
    expect(exit).toHaveBeenCalledWith(130);
    interruption.release();
    exit.mockRestore();
  });

  it('stops practice servers', async () => {
    const ended = await ehlo(['practice', 'healthy', 'silent'], {
      onOutput: (text, child) => {
        if (text.includes('Press Ctrl-C')) child.kill('SIGINT');
      },
    });
    expect([ended.code, ended.stderr]).toEqual([0, '']);
  });
});
