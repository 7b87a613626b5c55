/** Prepares a page: the bridge in its own world, the preload in another, all requests held. */

import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';

/** The isolated world that the preload runs in. */
export const WORLD = 'stage-preload';

/** A message as the preload's `ipcRenderer.send` writes it. */
export interface Sent {
  readonly channel: string;
  readonly values: readonly unknown[];
}

const script = (name: string): string =>
  readFileSync(new URL(name, import.meta.url), 'utf8').trimEnd();

/** Without a preload the page gets no bridge, and may run no script. */
export async function prepare(session: CDPSession, preload: string | undefined): Promise<void> {
  await session.send('Page.enable');
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  if (preload === undefined) {
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
    return;
  }
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'stageSend', executionContextName: WORLD });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: script('./page.js') });
  const own = readFileSync(preload, 'utf8');
  const wrapped = `((require, module, exports) => {${own}\n})(stageRequire, { exports: {} }, {})`;
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: WORLD,
    source: `if (window === window.top) {${script('./isolated.js')}\n${wrapped}}`,
  });
}
