import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DesktopBridge } from '../../shared/host/bridge.ts';
import { openStage, PAGE } from './stage-desktop.ts';
import type { StageDesk, StageDesktop } from './stage-desktop.ts';

let desk: StageDesk;
let app: StageDesktop;

beforeAll(async () => {
  desk = await openStage();
  app = await desk.start();
  // What the page asked for itself has been answered: no late answer comes in between.
  await app.window.offered();
});
afterAll(() => desk.close());

/** What the host answers to texts that the page sends; `ended` where it hangs up. */
async function answers(texts: readonly unknown[], enough: number): Promise<readonly string[]> {
  return app.window.page.evaluate(
    async ([sent, wanted]) => {
      const { ehlo } = globalThis as unknown as { readonly ehlo: DesktopBridge };
      const got: string[] = [];
      await new Promise<void>((done) => {
        const take = (text: string): void => {
          got.push(text);
          if (got.length === wanted) done();
        };
        ehlo.open(take, () => take('ended'));
        for (const text of sent) ehlo.send(text as string);
      });
      return got;
    },
    [texts, enough] as const,
  );
}

const KEY = 'A'.repeat(43);
const WELCOME = JSON.stringify({ type: 'welcome', protocol: 2 });

describe('a page that has been taken over', () => {
  it('finds four functions on the page and nothing of Electron or Node', async () => {
    const found = await app.window.page.evaluate(() => ({
      bridge: Object.keys((globalThis as unknown as { readonly ehlo: object }).ehlo),
      others: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
        (name) => name in globalThis,
      ),
    }));
    expect(found).toEqual({ bridge: ['open', 'send', 'onMenuKey', 'onOpened'], others: [] });
  });

  it.each<[string, unknown]>([
    ['an object', { type: 'request' }],
    ['no JSON', '{'],
    ['another shape', JSON.stringify({ type: 'request', id: 0, method: 'about', params: [] })],
    ['a hello', JSON.stringify({ type: 'hello', protocol: 2, bearer: KEY, nonce: KEY })],
    ['a proof', JSON.stringify({ type: 'proof', proof: KEY })],
  ])('is hung up on after %s', async (_name, text) => {
    expect(await answers([text], 2)).toEqual([WELCOME, 'ended']);
  });

  it.each([
    ['an unknown method', 'readSecret', ['x'], 'The host has no such method.'],
    ['an inherited method', 'constructor', [], 'The host has no such method.'],
    ['a wrong parameter', 'exportRun', ['x', 'exe'], 'exportRun cannot take this: see 1.'],
  ])('is refused %s', async (_name, method, params, message) => {
    const [, refusal] = await answers(
      [JSON.stringify({ type: 'request', id: 7, method, params })],
      2,
    );
    expect(JSON.parse(refusal ?? '')).toEqual({
      type: 'refusal',
      id: 7,
      refusal: { code: 'invalid-request', message },
    });
  });

  it('gets no permission but to copy', async () => {
    const grants = (permission: string): Promise<unknown> =>
      app.order({ order: 'permission', permission });
    expect(await grants('clipboard-sanitized-write')).toBe(true);
    for (const permission of ['clipboard-read', 'media', 'geolocation', 'notifications', 'usb']) {
      expect(await grants(permission), permission).toBe(false);
    }
  });

  it('cannot lead the window elsewhere', async () => {
    const { page } = app.window;
    await page.evaluate(() => {
      location.href = 'https://www.rfc-editor.org/rfc/rfc5321';
    });
    await page.evaluate(() => {
      location.href = 'https://ehlo.evil.stage.invalid/';
    });
    expect(page.url()).toBe(PAGE);
    expect(await app.window.runButton.isVisible()).toBe(true);
    expect(app.asked('question')).toEqual([]);
  });

  it('opens no window, and asks before the browser opens a link', async () => {
    const { page } = app.window;
    const open = (address: string): Promise<void> =>
      page.evaluate((url) => void window.open(url, '_blank', 'noopener'), address);
    await open('http://www.rfc-editor.org/rfc/rfc5321');
    await open('https://www.rfc-editor.org.evil.test/');
    await open('https://ann:pw@www.rfc-editor.org/');
    await app.order({ order: 'answer', button: 1 });
    await open('https://www.rfc-editor.org/rfc/rfc5321');
    await expect.poll(() => app.asked('question')).toHaveLength(1);
    expect(app.asked('question')).toMatchObject([
      { detail: 'https://www.rfc-editor.org/rfc/rfc5321', buttons: ['Open', 'Cancel'] },
    ]);
    expect(app.asked('external')).toEqual([]);

    await app.order({ order: 'answer', button: 0 });
    await open('https://www.rfc-editor.org/rfc/rfc4954');
    await expect
      .poll(() => app.asked('external'))
      .toEqual(['https://www.rfc-editor.org/rfc/rfc4954']);
    await expect
      .poll(() =>
        page
          .context()
          .pages()
          .filter((each) => each !== page)
          .map((each) => each.url()),
      )
      .toEqual(['about:blank']);
  });
});

describe('a message from another frame', () => {
  const message = JSON.stringify({ type: 'request', id: 9, method: 'about', params: [] });

  it.each([
    ['below the page', { origin: 'app://ehlo', below: true }],
    ['of another origin', { origin: 'https://www.rfc-editor.org', below: false }],
    ['of an opaque origin', { origin: 'null', below: false }],
    ['that has gone', null],
  ])('%s is not listened to', async (_name, frame) => {
    const { page } = app.window;
    await page.evaluate(() => {
      const { ehlo } = globalThis as unknown as { readonly ehlo: DesktopBridge };
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      ehlo.open(
        (text) => heard.push(text),
        () => heard.push('ended'),
      );
    });
    const heard = (): Promise<unknown> =>
      page.evaluate(() => (globalThis as unknown as { readonly heard: unknown }).heard);
    await expect.poll(heard).toEqual([WELCOME]);
    await app.order({ order: 'message', channel: 'ehlo:open', text: '', frame });
    await app.order({ order: 'message', channel: 'ehlo:message', text: message, frame });
    // The page's own question is answered after what came before it.
    await page.evaluate(
      (text) => {
        (globalThis as unknown as { readonly ehlo: DesktopBridge }).ehlo.send(text);
      },
      message.replace('9', '1'),
    );
    await expect.poll(async () => ((await heard()) as unknown[]).length).toBe(2);
    expect(JSON.stringify(await heard())).not.toContain('"id\\":9');
  });
});

describe('a download', () => {
  const DIALOG = { title: 'Export the run', defaultPath: 'run.txt' };

  it('of what the page made asks where to', async () => {
    const { page } = app.window;
    const begun = page.waitForEvent('download');
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'run.txt';
      link.click();
    });
    const made = (await begun).url().replace('https://ehlo.app.stage.invalid', 'app://ehlo');
    expect(await app.order({ order: 'download', url: made })).toEqual({
      prevented: false,
      dialog: DIALOG,
    });
  });

  it.each([
    'https://www.rfc-editor.org/rfc/rfc5321.txt',
    'blob:https://www.rfc-editor.org/1',
    'blob:app://ehlo.evil.test/1',
    'app://ehlo/index.html',
    'data:text/plain,x',
    'file:///etc/passwd',
  ])('of %s is refused', async (url) => {
    expect(await app.order({ order: 'download', url })).toEqual({ prevented: true });
  });
});

describe('another page in the window', () => {
  it('is answered nothing, though the preload runs in it too', async () => {
    await app.order({ order: 'load', url: 'data:text/html,<title>foreign</title>' });
    const { page } = app.window;
    await expect.poll(() => page.title()).toBe('foreign');
    await page.evaluate(
      (request) => {
        const { ehlo } = globalThis as unknown as { readonly ehlo: DesktopBridge };
        const tell = (): void => document.body.append('answered');
        ehlo.open(tell, tell);
        ehlo.send(request);
      },
      JSON.stringify({ type: 'request', id: 1, method: 'about', params: [] }),
    );
    // The order goes through the same process later: an answer would be there by then.
    await app.order({ order: 'menu', item: 'about' });
    expect(await page.textContent('body')).toBe('');
  });
});
