import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Discovery } from '../../shared/discover/candidate.ts';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

const SECRET = 'correcthorse7battery';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
  await window.offered();
});
afterAll(() => bench.close());

const server = (): Promise<string> => window.field('Submission server').inputValue();

it('imports what is pasted, puts its password away and shows it nowhere', async () => {
  const { page } = window;
  await window.command('Import settings');
  await page
    .getByLabel('Settings', { exact: true })
    .fill(`smtps://ann%40example.org:${SECRET}@mail.example.org`);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText(/was imported\. Nothing has run\./).waitFor();
  expect(await server()).toBe('mail.example.org');
  expect(await window.field('Sign in as').inputValue()).toBe('ann@example.org');
  await page.getByRole('button', { name: 'Password or token' }).getByText('set').waitFor();
  const kept = await page.evaluate(
    () => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]) + document.body.outerHTML,
  );
  expect(kept).not.toContain(SECRET);
});

it('says in its own dialog what is wrong, and leaves the text to be put right', async () => {
  const { page } = window;
  await window.command('Import settings');
  const dialog = page.getByRole('dialog', { name: 'Import settings' });
  const text = dialog.getByLabel('Settings', { exact: true });
  await text.fill('nothing that anybody knows');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.getByText(/^These are no settings that are known/).waitFor();
  await expect.poll(() => text.getAttribute('aria-invalid')).toBe('true');
  expect(await text.inputValue()).toBe('nothing that anybody knows');
  await text.fill('host=a.example.org');
  await dialog.getByText(/^These are no settings/).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
});

it('lets one of several accounts be chosen, and lists what is left out', async () => {
  const { page } = window;
  await window.command('Import settings');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (
    await chooser
  ).setFiles({
    name: 'msmtprc',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      'account a\nhost a.example.org\naccount b\nhost b.example.org\ntls on\ndsn_notify x\n',
    ),
  });
  const list = page.getByRole('list', { name: 'Imported accounts' });
  await page.getByText('msmtp’s dsn_notify is not carried over.').waitFor();
  await list.getByRole('listitem').nth(1).getByRole('button', { name: 'Use it' }).click();
  expect(await server()).toBe('b.example.org');
});

it('takes a dropped .env for settings', async () => {
  const { page } = window;
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['MAIL_HOST=c.example.org\nMAIL_PORT=465\nMAIL_SCHEME=smtps'], '.env'));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  });
  await expect.poll(server).toBe('c.example.org');
});

it('says what is none, and keeps the bar as it is', async () => {
  const { page } = window;
  await window.command('Import settings');
  await page.getByLabel('Settings', { exact: true }).fill('hello');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText(/no settings that are known/).waitFor();
  await page.keyboard.press('Escape');
  expect(await server()).toBe('c.example.org');
});

it('finds the servers of an address, says who named them, and fills the bar', async () => {
  const { page } = window;
  const asked: unknown[] = [];
  const found: Discovery = {
    address: 'ann@example.net',
    domain: 'example.net',
    asked: [{ where: 'MX example.net', came: 'no such record' }],
    candidates: [
      {
        host: 'smtp.example.net',
        port: 465,
        security: 'implicit',
        user: 'ann',
        confidence: 'likely',
        origins: [{ source: 'srv', detail: 'x' }],
        notes: [],
        reach: { outcome: 'ok', title: 'Reached as far as TLS' },
      },
    ],
  };
  Object.assign(bench.door.host, {
    discover: (...args: readonly unknown[]) => {
      asked.push(args);
      return Promise.resolve(found);
    },
  });
  await window.command('Find the servers of an e-mail address');
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('ann@example.net');
  await page.getByLabel('Connect to the best of them').check();
  await page.getByRole('button', { name: 'Find its servers' }).click();
  const list = page.getByRole('list', { name: 'Servers found' });
  await list.getByText('the domain’s SRV record').waitFor();
  await list.getByText('Reached as far as TLS').waitFor();
  expect(asked[0]).toEqual(['ann@example.net', { check: true, mozilla: false }]);
  await list.getByRole('button', { name: 'Use it' }).click();
  expect(await server()).toBe('smtp.example.net');
  expect(await window.field('Sign in as').inputValue()).toBe('ann');
});
