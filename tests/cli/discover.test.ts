// `ehlo discover` where it asks nobody, and what it refuses.

import { expect, it, test } from 'vitest';
import { inProcess } from './in-process.ts';

it('tells a provider’s servers out of the table, with the command that tests the best', async () => {
  const { code, stdout } = await inProcess(['discover', 'ann@web.de', '--offline']);
  expect(code).toBe(0);
  expect(stdout).toContain('smtp.web.de:465  implicit TLS, certain');
  expect(stdout).toContain('user    ann\n');
  expect(stdout).toContain('addresses of this domain are the provider’s own');
  expect(stdout).toContain('Next: ehlo test smtp.web.de:465 --user ann\n');
});

it('prints one JSON document', async () => {
  const { stdout } = await inProcess(['discover', 'ann@hotmail.com', '--offline', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    address: 'ann@hotmail.com',
    domain: 'hotmail.com',
    candidates: [{ host: 'smtp-mail.outlook.com', mechanisms: ['XOAUTH2'], confidence: 'certain' }],
  });
});

it('says that nothing was found', async () => {
  const { code, stdout } = await inProcess(['discover', 'ann@example.org', '--offline']);
  expect(code).toBe(2);
  expect(stdout).toContain('No submission server was found for ann@example.org.');
  expect(stdout).toContain('the domain is not in it');
});

test.each([
  [['discover', 'example.org'], 'is no address'],
  [['discover', 'ann@localhost'], 'is no address'],
  [['discover', 'ann@example.org', '--offline', '--check'], 'this asks nobody'],
  [['discover'], 'address'],
])('%j is refused: %s', async (args, words) => {
  const { code, stderr } = await inProcess(args);
  expect([code, stderr]).toEqual([1, expect.stringContaining(words)]);
});
