import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => {
  window = await bench.open();
});
afterAll(() => bench.close());

/** Drops files on the middle of the window, as a file manager does. */
async function drop(files: Readonly<Record<string, string>>): Promise<void> {
  await window.page.evaluate((named) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(named))
      dataTransfer.items.add(new File([text], name));
    const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
    for (const type of ['dragover', 'drop']) {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      target.dispatchEvent(event);
    }
  }, files);
}

describe('a file dropped on the window', () => {
  it('is the message if it is an .eml, attached if it is another, and runs nothing', async () => {
    await drop({ 'one.pdf': 'abc', 'two.txt': 'defg' });
    await window.page.getByRole('button', { name: 'Remove one.pdf' }).waitFor();
    await window.page.getByRole('button', { name: 'Remove two.txt' }).waitFor();
    await drop({ 'letter.eml': 'Subject: x\r\n\r\nHello\r\n' });
    await window.page
      .getByText('21 bytes read')
      .or(window.page.getByText('21 octets read'))
      .waitFor();
    await drop({ 'three.txt': 'x' });
    await window.page.getByText('to which nothing can be attached').waitFor();
    expect(await window.runButton.isVisible()).toBe(true);
  });

  it('is opened if it is an .ehlo: a profile as another computer exported it', async () => {
    await window.aim(2525);
    await window.page.keyboard.press('Control+s');
    await window.page.getByLabel('Name', { exact: true }).fill('Scanner');
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('treeitem', { name: /^Scanner/ }).waitFor();
    const saved = window.page.waitForEvent('download');
    await window.command('Export Scanner');
    const file = await saved;
    expect(file.suggestedFilename()).toBe('Scanner.ehlo');
    await window.page.keyboard.press('Control+n');
    await drop({ 'Scanner.ehlo': await readFile(await file.path(), 'utf8') });
    await expect.poll(() => window.field('Port').inputValue()).toBe('2525');
  });

  it('is opened if it is an .ehlo: a log stands in the history', async () => {
    const log = new URL('../logs/wrong-password.ndjson', import.meta.url);
    await drop({ 'run.ehlo': await readFile(log, 'utf8') });
    expect(await window.outcome()).toBe('Failed at auth');
    await drop({ 'other.ehlo': 'nothing of Ehlo’s' });
    await window.page.getByText('neither a profile nor the whole log').waitFor();
    expect(await window.outcome()).toBe('Failed at auth');
  });
});

describe('a message that was typed', () => {
  it('is kept while a file stands in its place, chosen or dropped', async () => {
    const { page } = window;
    await page.keyboard.press('Control+n');
    await page.keyboard.press('Control+m');
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.fill('Dear Ann');
    await page.getByRole('button', { name: 'A raw .eml' }).click();
    await page.getByText('Nothing chosen yet.').waitFor();
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    expect(await text.inputValue()).toBe('Dear Ann');

    await drop({ 'letter.eml': 'Subject: x\r\n\r\nHello\r\n' });
    await page.getByText('letter.eml is the message now.').waitFor();
    await page.getByText('letter.eml, 21 bytes read').waitFor();
    // The browser's own field, which knows of no file that was dropped, would deny it.
    expect(await page.getByLabel('File of the message').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Text and HTML' }).click();
    expect(await text.inputValue()).toBe('Dear Ann');
    await page.getByRole('textbox', { name: 'HTML' }).fill('<p>Dear Ann</p>');
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    await page.getByRole('button', { name: 'A raw .eml' }).click();
    await page.getByText('letter.eml, 21 bytes read').waitFor();
    await page.getByRole('button', { name: 'Text and HTML' }).click();
    expect(await page.getByRole('textbox', { name: 'HTML' }).inputValue()).toBe('<p>Dear Ann</p>');
  });
});

describe('text dragged within the window', () => {
  it('moves from one field to another', async () => {
    const { page } = window;
    await page.keyboard.press('Control+n');
    await window.field('Sign in as').fill('ann');
    await window.field('Sign in as').selectText();
    const from = await window.field('Sign in as').boundingBox();
    const to = await window.field('Submission server').boundingBox();
    if (!from || !to) throw new Error('The fields are not drawn.');
    await page.mouse.move(from.x + 14, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + to.height / 2, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => window.field('Submission server').inputValue()).toBe('ann');
  });
});
