/** The states of what fills the bar from elsewhere: providers, imports, servers of an address. */

import type { Discovery } from '../../shared/discover/candidate.ts';
import type { WindowState } from './states.ts';

/** One server that answered, one that did not, and what was asked in vain. */
const DISCOVERED: Discovery = {
  address: 'ann@example.org',
  domain: 'example.org',
  candidates: [
    {
      host: 'mail.example.org',
      port: 465,
      security: 'implicit',
      user: 'ann@example.org',
      mechanisms: ['PLAIN'],
      confidence: 'certain',
      origins: [{ source: 'srv', detail: '_submissions._tcp.example.org' }],
      notes: [],
      reach: { outcome: 'ok', title: 'All went well, up to and including tls' },
    },
    {
      host: 'smtp.example.org',
      port: 587,
      security: 'starttls',
      confidence: 'possible',
      origins: [{ source: 'guess', detail: 'smtp.example.org' }],
      notes: ['A name that many domains use.'],
      reach: { outcome: 'failed', title: 'smtp.example.org does not exist' },
    },
  ],
  asked: [{ where: 'https://autoconfig.example.org', came: 'no answer' }],
};

const nothing = (): Promise<undefined> => Promise.resolve(undefined);

export const SETUP_STATES: readonly WindowState[] = [
  {
    name: 'providers',
    async show(window) {
      await window.command('Choose a provider');
      await window.page.getByRole('option', { name: 'Posteo' }).waitFor();
      return nothing();
    },
  },
  {
    name: 'provider',
    async show(window) {
      await window.command('Choose a provider');
      await window.page.getByPlaceholder('Gmail, Microsoft 365').fill('mailgun');
      await window.page.keyboard.press('Enter');
      await window.page.getByRole('dialog', { name: 'Mailgun' }).waitFor();
      return nothing();
    },
  },
  {
    name: 'import',
    async show(window) {
      await window.command('Import settings');
      const settings = window.page.getByLabel('Settings', { exact: true });
      await settings.fill('SMTP_HOST=a.example.org\nMAIL_HOST=b.example.org\nMAIL_X=y');
      await window.page.getByRole('button', { name: 'Import', exact: true }).click();
      await window.page.getByRole('list', { name: 'Imported accounts' }).waitFor();
      return nothing();
    },
  },
  {
    name: 'import-refused',
    async show(window) {
      await window.command('Import settings');
      const settings = window.page.getByLabel('Settings', { exact: true });
      await settings.fill('nothing that anybody knows');
      await window.page.getByRole('button', { name: 'Import', exact: true }).click();
      await window.page.getByText(/^These are no settings that are known/).waitFor();
      return nothing();
    },
  },
  {
    name: 'discovered',
    async show(window, bench) {
      const { host } = bench.door;
      const { discover } = host;
      Object.assign(host, { discover: () => Promise.resolve(DISCOVERED) });
      await window.command('Find the servers of an e-mail address');
      await window.page.getByRole('textbox', { name: 'E-mail address' }).fill('ann@example.org');
      await window.page.getByRole('button', { name: 'Find its servers' }).click();
      await window.page.getByRole('button', { name: 'Use it' }).first().waitFor();
      return () => {
        Object.assign(host, { discover });
        return Promise.resolve();
      };
    },
  },
  {
    name: 'discover',
    async show(window) {
      await window.command('Find the servers of an e-mail address');
      await window.page.getByRole('button', { name: 'Find its servers' }).waitFor();
      return nothing();
    },
  },
];
