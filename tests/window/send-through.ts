// Sends a message through a real Postfix as a person would, in whatever shows the window.

import { expect } from 'vitest';
import type { PostfixServer } from '../peers/debian/postfix.ts';
import type { WindowUnderTest } from './window.ts';

/** From empty settings to the message as it was delivered. */
export async function sendThrough(window: WindowUnderTest, postfix: PostfixServer): Promise<void> {
  const { page } = window;
  const user = postfix.users[0];
  if (!user) throw new Error('The server has no users.');
  await page.keyboard.press('Control+n');
  await window.field('Submission server').fill('localhost');
  await window.field('Port').fill(String(postfix.ports.submission));
  await window.field('Sign in as').fill(user.name);
  await page.getByLabel('Stop after').selectOption('quit');

  await window.command('Connection options');
  await page.getByLabel('Own roots').setInputFiles(postfix.caFile);
  await page.getByText('One is set.').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();

  await window.command('Write the message');
  const recipient = `reader@${postfix.domain}`;
  await page
    .getByLabel('Reverse-path')
    .fill(user.name.includes('@') ? user.name : `ann@${postfix.domain}`);
  await page.getByLabel('Forward-paths').fill(recipient);
  await page.getByLabel('Forward-paths').press('Enter');
  await page.getByLabel('Subject').fill('Prüfung');
  await page.getByLabel('Text', { exact: true }).fill('Hello,\n.a line that begins with a dot');
  await page.getByLabel('Files to attach').setInputFiles({
    name: 'readings.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('time,value\n09:00,21.4\n'),
  });
  await page.getByText('readings.csv').waitFor();

  await window.run();
  const dialog = page.getByRole('dialog', { name: 'Sign in' });
  await dialog.getByLabel('Password', { exact: true }).fill(user.password);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await window.run();
  await page.getByText('Not sent yet').waitFor();
  expect(await postfix.deliveredMessages(recipient)).toHaveLength(0);
  await page.getByRole('button', { name: 'Send it' }).click();

  expect(await window.outcome()).toBe('Passed');
  const [message] = await postfix.waitForDelivery(recipient);
  const text = message?.toString('utf8') ?? '';
  expect(text).toContain('Subject: =?UTF-8?Q?Pr=C3=BCfung?=');
  expect(text).toMatch(/^\.a line that begins with a dot/m);
  expect(text).toContain('filename=readings.csv');
  await page.keyboard.press('Control+4');
  await page.getByText('accepted by the server').waitFor();
}
