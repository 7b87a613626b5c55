/** Cuts a window off from its host, as a dropped line or an Ehlo started anew would. */

import type { WindowUnderTest } from './window.ts';

interface Cuttable {
  readonly sockets: WebSocket[];
  /** `closed` lets no connection be made; `unknown` spoils the name of the token that a new one begins with. */
  cut: 'no' | 'closed' | 'unknown';
}

/** Reloads the window so that `cut` works on it. */
export async function makeCuttable({ page }: WindowUnderTest): Promise<void> {
  await page.addInitScript(() => {
    const state: Cuttable = { sockets: [], cut: 'no' };
    const Original = WebSocket;
    globalThis.WebSocket = class extends Original {
      constructor(url: string | URL) {
        super(url);
        state.sockets.push(this);
        if (state.cut === 'closed') this.close();
      }

      override send(data: string): void {
        const spoilt = state.cut === 'unknown' && data.includes('"type":"hello"');
        super.send(spoilt ? data.replace(/"bearer":"./, '"bearer":"-') : data);
      }
    };
    Object.assign(globalThis, { cuttable: state });
  });
  await page.reload();
}

export async function cut({ page }: WindowUnderTest, how: Cuttable['cut']): Promise<void> {
  await page.evaluate((value) => {
    const { cuttable } = globalThis as unknown as { readonly cuttable: Cuttable };
    cuttable.cut = value;
    if (value !== 'no') cuttable.sockets.at(-1)?.close();
  }, how);
}
