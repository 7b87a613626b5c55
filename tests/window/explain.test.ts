import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

const SECRET = 'c0rrect-horse-battery';

const SWAKS = `=== Trying mail.example.org:587...
=== Connected to mail.example.org.
<-  220 mail.example.org ESMTP Postfix
 -> EHLO laptop
<-  250-mail.example.org
<-  250-AUTH PLAIN LOGIN
<-  250 8BITMIME
 -> AUTH PLAIN ${btoa(`\0ann@example.org\0${SECRET}`)}
<** 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6
*** No authentication type succeeded
 -> QUIT
<-  221 2.0.0 Bye
`;

const OUTLOOK = `Task 'ann@example.org - Sending' reported error (0x800CCC79) : 'The server rejected one of the recipients' e-mail addresses. The server responded: 550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain'`;

let bench: Bench;
let window: WindowUnderTest;
let text: Locator;

beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => {
  window = await bench.open();
  text = window.page.getByLabel('Text to explain');
});
afterAll(() => bench.close());

/** Opens the place by its key and pastes as a person does, from the clipboard. */
async function paste(pasted: string): Promise<void> {
  const { page } = window;
  await page.evaluate((words) => navigator.clipboard.writeText(words), pasted);
  await page.keyboard.press('Control+j');
  await expect.poll(() => text.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+v');
}

function spoken(): Promise<string> {
  return window.page.getByTestId('explained').innerText();
}

function copied(): Promise<string> {
  return window.page.evaluate(() => navigator.clipboard.readText());
}

describe('a pasted text, explained in the window', () => {
  it('leads by keyboard alone from the paste to its verdict, its lines and a ticket', async () => {
    const { page } = window;
    await paste(SWAKS);
    await expect.poll(spoken).toMatch(/^Failed at auth, (?:certain|likely): /);
    await page.getByText('swaks, about mail.example.org.').waitFor();

    // The verdict is the next region; its first citation leads to the line in the text.
    await page.keyboard.press('F6');
    expect(await window.verdict.evaluate((title) => title === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    const cited = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(cited).toMatch(/^line \d+$/);
    await page.keyboard.press('Enter');
    const selected = await text.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
    const number = Number(cited?.slice('line '.length));
    expect(selected).toBe(SWAKS.split('\n')[number - 1]);

    await page.keyboard.press('Control+Shift+C');
    await page.getByText('Copied, with every secret').waitFor();
    const ticket = await copied();
    expect(ticket).toMatch(/^Failed at auth \(/);
    expect(ticket).toContain('535 5.7.8 Error: authentication failed');
    expect(ticket).toMatch(/Explained by Ehlo 0\.0\.0-test/);
  });

  it('shows, copies and keeps no secret that was pasted', async () => {
    const { page } = window;
    // The server repeats it.
    await paste(SWAKS.replace('UGFzc3dvcmQ6', SECRET));
    await page.getByText('[secret]').first().waitFor();
    const shown = await page.locator('body').innerText();
    expect(shown).not.toContain(SECRET);
    expect(shown).not.toContain(btoa(`\0ann@example.org\0${SECRET}`));
    await page.getByRole('button', { name: 'Copy for a ticket' }).click();
    await page.getByText('Copied, with every secret').waitFor();
    const ticket = await copied();
    expect(ticket).toContain('[secret]');
    expect(ticket).not.toContain(SECRET);
    const stored = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
    expect(stored).not.toContain(SECRET);
    expect(await bench.door.host.listRuns()).toEqual([]);

    // What is left behind is gone.
    await page.getByRole('button', { name: 'Done' }).click();
    await page.keyboard.press('Control+j');
    expect(await spoken()).toBe('');
    expect(await text.inputValue()).toBe('');
  });

  it('says a guess, and takes the step and the provider from the reader', async () => {
    const { page } = window;
    await paste('550 5.7.1 Access denied');
    await page.getByText('is a guess from its words').waitFor();
    const before = await spoken();
    await page.getByLabel('Step it ended in').selectOption('data');
    await expect.poll(spoken).not.toBe(before);
    expect(await spoken()).toMatch(/^Failed at data/);
    expect(await page.getByText('is a guess from its words').count()).toBe(0);
    await page.getByLabel('Server', { exact: true }).fill('Gmail');
    await page.getByText('about smtp.gmail.com').waitFor();
    await page.getByLabel('Server', { exact: true }).fill('no such thing');
    await page.getByText('Give a host name, such as mail.example.org').waitFor();
  });

  it('understands what Outlook shows, and says so where nothing is recognised', async () => {
    await paste(OUTLOOK);
    await expect.poll(spoken).toMatch(/^Failed at rcpt/);
    await window.page.getByText(/^Outlook[.,]/).waitFor();
    await window.page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste('It worked yesterday, honestly.');
    await expect.poll(spoken).toBe('Nothing in this text is a reply or an error that Ehlo knows.');
    await window.page.getByText('Paste the whole error message').waitFor();
  });

  it('refuses too long a text in a sentence, and takes a log that is dropped on it', async () => {
    const { page } = window;
    await paste('x'.repeat(1_000_001));
    await page.getByText('This is longer than a million characters.').waitFor();
    expect(await text.inputValue()).toBe('');

    const filler = 'nothing of note here\n'.repeat(300);
    await page.evaluate((log) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([log], 'mail.log'));
      const target = document.querySelector('textarea') ?? document.body;
      for (const type of ['dragover', 'drop']) {
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        target.dispatchEvent(event);
      }
    }, `${filler}${SWAKS}`);
    await expect.poll(spoken).toMatch(/^Failed at auth/);
    // Its lines stand far down, and come into sight when they are asked for.
    await text.evaluate((field) => (field.scrollTop = 0));
    await page.getByRole('button', { name: 'line 309' }).first().click();
    await expect.poll(() => text.evaluate((field) => field.scrollTop)).toBeGreaterThan(1000);
  });
});
