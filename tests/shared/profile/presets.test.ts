// Holds the table of providers to what must be true of every row, and to the other tables.

import { describe, expect, it, test } from 'vitest';
import { presetSettings } from '../../../shared/profile/presets/preset-settings.ts';
import {
  findPreset,
  presetOfDomain,
  presetOfExchanges,
  presetOfServer,
  PRESETS,
} from '../../../shared/profile/presets/presets.ts';
import { recogniseMailService } from '../../../shared/rules/known/mail-services.ts';
import { knownServer, SUBMISSION_HOSTS } from '../../../shared/rules/known/submission-servers.ts';

const SERVERS = PRESETS.flatMap((preset) => preset.servers.map((server) => ({ preset, server })));
const NAMED = SERVERS.filter(({ server }) => !/^127\.|\{/.test(server.host));

it('knows more than forty providers, each by one name', () => {
  expect(PRESETS.length).toBeGreaterThan(40);
  const names = PRESETS.flatMap(({ id, name, aliases }) => [
    ...new Set([id, name.toLowerCase(), ...aliases]),
  ]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(names.filter((name) => name !== name.toLowerCase() || name.includes('/'))).toEqual([]);
});

describe.each(PRESETS.map((preset) => [preset.id, preset] as const))('%s', (_, preset) => {
  it('has a source, a date, and an id that a command line takes', () => {
    expect(preset.id).toMatch(/^[a-z0-9.-]+$/);
    expect(new URL(preset.source).protocol).toBe('https:');
    expect(new Date(preset.checked).toISOString().slice(0, 10)).toBe(preset.checked);
  });

  it('has servers with names, and ports with one security each', () => {
    for (const { host } of preset.servers) {
      expect(host.replace('{domain}', 'example.org')).toMatch(
        /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]{1,20}$/,
      );
    }
    const numbers = preset.ports.map(({ port }) => port);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { port, security } of preset.ports) {
      expect(port).toBeGreaterThan(0);
      expect(port).toBeLessThan(65_536);
      expect(['starttls', 'implicit', 'none']).toContain(security);
      if (port === 465) expect(security).toBe('implicit');
      if (port === 587) expect(security).toBe('starttls');
    }
    expect(preset.ports.length > 0).toBe(preset.servers.length > 0);
    const regions = preset.servers.map(({ region }) => region);
    expect(new Set(regions).size).toBe(regions.length);
    if (regions.length > 1) expect(regions).not.toContain('');
  });

  it('says what signs in, in clear only on this computer', () => {
    expect(preset.signIn.length).toBeGreaterThan(0);
    const clear = preset.ports.some(({ security }) => security === 'none');
    if (clear) expect(preset.servers.map(({ host }) => host)).toEqual(['127.0.0.1']);
  });

  it('ends its notes as sentences', () => {
    for (const note of preset.notes) expect(note).toMatch(/^[A-Z“].*[.:]$/);
  });
});

it('has every server that the rules know, and none that they do not', () => {
  const hosts = new Set(NAMED.map(({ server }) => server.host));
  expect(SUBMISSION_HOSTS.filter((host) => !hosts.has(host))).toEqual([]);
  expect([...hosts].filter((host) => !SUBMISSION_HOSTS.includes(host))).toEqual([]);
});

it('has port 587 where the rules send people to it, and where it lacks it they do not', () => {
  const others = NAMED.filter(({ preset, server }) => {
    const at587 = preset.ports.find(({ port }) => port === 587);
    // Of a port that no source names, neither table is sure.
    if (at587?.sure === false) return false;
    return knownServer(server.host)?.implicitOnly !== (at587 === undefined);
  });
  expect(others.map(({ preset, server }) => `${preset.id}: ${server.host}`)).toEqual([]);
});

it('wants user names of the form that the rules name', () => {
  const others = NAMED.flatMap(({ preset, server }) => {
    const service = recogniseMailService(server.host, []);
    return service && JSON.stringify(service.user) !== JSON.stringify(preset.user)
      ? [`${preset.id}: ${server.host}`]
      : [];
  });
  expect(others).toEqual([]);
});

test.each([
  ['gmail', 'gmail', ''],
  ['Google', 'gmail', ''],
  ['Microsoft 365', 'microsoft365', ''],
  ['SES', 'amazon-ses', 'us-east-1'],
  ['amazon-ses/eu-west-1', 'amazon-ses', 'eu-west-1'],
  ['Mailgun/EU', 'mailgun', 'eu'],
  ['one.com', 'one.com', ''],
])('%s is %s %s', (text, id, region) => {
  const found = findPreset(text);
  expect([found?.preset.id, found?.server?.region]).toEqual([id, region]);
});

test.each(['', '/', 'nobody', 'mailgun/mars', 'gmail/eu', 'constructor'])('%j is none', (text) => {
  expect(findPreset(text)).toBeUndefined();
});

test('a server, a domain and the hosts of a domain’s mail lead to a provider', () => {
  expect(presetOfServer('SMTP.WEB.DE.')?.preset.id).toBe('web.de');
  expect(presetOfDomain('gmail.com')?.preset.id).toBe('gmail');
  expect(presetOfDomain('posteo.de')?.preset.id).toBe('posteo');
  expect(presetOfDomain('tuta.com')?.preset.servers).toEqual([]);
  expect(presetOfDomain('example.org')).toBeUndefined();
  expect(presetOfExchanges(['aspmx.l.google.com'])?.preset.id).toBe('google-workspace');
  expect(presetOfExchanges(['x.mail.protection.outlook.com'])?.preset.id).toBe('microsoft365');
  expect(presetOfExchanges(['mx.example.org'])).toBeUndefined();
});

describe('the settings of a preset', () => {
  const settings = (name: string, user?: string) => {
    const found = findPreset(name);
    return found?.server && presetSettings(found.preset, found.server, user);
  };

  it.each([
    ['gmail', 'me@gmail.com', { host: 'smtp.gmail.com', port: 587, user: 'me@gmail.com' }],
    ['web.de', 'me@web.de', { host: 'smtp.web.de', port: 465, user: 'me' }],
    ['sendgrid', 'me@example.org', { user: 'apikey', security: 'starttls' }],
    ['outlook.com', 'me@outlook.com', { mechanism: 'XOAUTH2' }],
    ['mailpit', '', { host: '127.0.0.1', port: 1025, security: 'none' }],
    ['cpanel', 'me@Example.org', { host: 'mail.example.org', user: 'me@Example.org' }],
  ])('%s for %s', (name, user, expected) => {
    expect(settings(name, user)).toMatchObject(expected);
  });

  it('are none where the server is named after a domain that is not known', () => {
    expect(settings('cpanel')).toBeUndefined();
  });
});
