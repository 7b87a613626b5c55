/**
 * The desktop app as a test has it: on the real Electron where `EHLO_TEST_ELECTRON` names its
 * program (`npm test` sets it where there is one), and on the stage elsewhere.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ensureWindowBuilt } from '../window/built-window.ts';
import { RealDesktop, SecondStart } from './real/desktop.ts';
import { openStage } from './stage-desktop.ts';
import type { Desk, Desktop } from './under-test.ts';

export async function openDesk(program = process.env['EHLO_TEST_ELECTRON']): Promise<Desk> {
  return program ? openReal(program) : openStage();
}

async function openReal(program: string): Promise<Desk> {
  await ensureWindowBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'ehlo-desktop-'));
  const trouble: string[] = [];
  const started: Desktop[] = [];
  const rest = async (): Promise<void> => {
    for (const app of started.splice(0)) await app.quit();
  };
  return {
    folder,
    async start({ words = [] } = {}) {
      const say = (text: string): void => void trouble.push(text);
      const app =
        started.length > 0
          ? new SecondStart(program, folder, words)
          : await RealDesktop.start(program, folder, words, say);
      if (app instanceof RealDesktop) {
        started.push(app);
        void app.exit().then(() => started.splice(started.indexOf(app) >>> 0, 1));
      }
      return app;
    },
    rest,
    async close() {
      await rest();
      await rm(folder, { recursive: true, force: true });
      expect(trouble).toEqual([]);
    },
  };
}
