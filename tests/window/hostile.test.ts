import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pause, receive, send, startPeer } from '../peers/scripted.ts';
import { openBench } from './window.ts';
import type { Bench } from './window.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

describe("a server's words", () => {
  it('are shown as text, never as markup', async () => {
    const window = await bench.open();
    const script = '<script>document.title="owned"</script>';
    const image = '<img src=x onerror=document.title="owned">';
    const peer = await startPeer([
      send(`554-5.7.1 ${script}`, `554-${image}`, '554 <a href="javascript:alert(1)">click</a>'),
      pause(60_000),
    ]);
    await window.aim(peer.port);
    await window.run();

    expect(await window.outcome()).toBe('Failed at greeting');
    await window.line(script);
    await window.line(image);
    expect(await window.page.locator('blockquote').textContent()).toContain(script);
    expect(await window.page.title()).toBe('Ehlo');
    for (const tag of ['main script', 'main img', 'main a[href^="javascript"]']) {
      expect(await window.page.locator(tag).count()).toBe(0);
    }
    await peer.stop();
  });

  it('have their control, NUL and bidi characters written out', async () => {
    const window = await bench.open();
    const peer = await startPeer([
      send('220 \u001b[31mred\u001b[0m nul\u0000 \u202egnp.exe\u2069 zero\u200bwidth'),
      pause(60_000),
    ]);
    await window.aim(peer.port, { stopAfter: 'greeting' });
    await window.run();

    await window.outcome();
    const row = await window.line('220');
    expect(await row.textContent()).toContain(
      '[U+001B][31mred[U+001B][0m nul[U+0000] [U+202E]gnp.exe[U+2069] zero[U+200B]width',
    );
    await peer.stop();
  });

  it('have them written out in the name of an extension as well', async () => {
    const window = await bench.open();
    const peer = await startPeer([
      send('220 mail.example.org ESMTP'),
      receive(/^EHLO /),
      send('250-mail.example.org', '250-X\u202egnp', '250 XB\u0007ELL a\u202eb'),
      pause(60_000),
    ]);
    await window.aim(peer.port, { stopAfter: 'ehlo' });
    await window.run();
    await window.outcome();
    await window.page.keyboard.press('Control+2');
    const panel = window.page.getByRole('table').filter({ hasText: 'XB' });
    await panel.waitFor();
    const shown = (await panel.textContent()) ?? '';
    expect(shown).toContain('X[U+202E]gnp');
    expect(shown).not.toMatch(/[\u202e\u0007]/);
    await peer.stop();
  });

  it('are never cut: a line of 100,000 characters wraps to its end', async () => {
    const window = await bench.open();
    const peer = await startPeer([send(`220 ${'long '.repeat(20_000)}end-of-line`), pause(60_000)]);
    await window.aim(peer.port, { stopAfter: 'greeting' });
    await window.run();

    await window.outcome();
    const row = await window.line('220');
    expect(await row.textContent()).toContain('end-of-line');
    const box = await row.boundingBox();
    expect(box?.height).toBeGreaterThan(5000);
    await peer.stop();
  });
});

describe('a message that would deceive who writes it', () => {
  it('shows an attachment’s name and a field’s hidden characters written out', async () => {
    const { page } = await bench.open();
    await page.keyboard.press('Control+n');
    await page.keyboard.press('Control+m');
    await page.getByLabel('Files to attach').setInputFiles({
      name: 'a\u202Efdp.exe',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('MZ'),
    });
    await page.getByText('a[U+202E]fdp.exe', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Remove a[U+202E]fdp.exe' }).waitFor();
    await page.getByLabel('Subject').fill('Invoice \u202Efdp.exe');
    await page
      .getByText('Holds 1 character that cannot be seen: Invoice [U+202E]fdp.exe')
      .waitFor();
    expect(await page.evaluate(() => document.body.innerText)).not.toContain('\u202E');
  });
});
