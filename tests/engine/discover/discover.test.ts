// Finds servers by DNS and web servers on loopback, as a domain would have them.

import { afterEach, describe, expect, it } from 'vitest';
import { discover, discoverOffline } from '../../../electron/engine/discover/discover.ts';
import { publicLookup } from '../../../electron/engine/net/web-fetch.ts';
import { startDnsServer, type DnsReply, type DnsServer } from '../../peers/dns-server.ts';
import { startWebServer, type Page, type WebServer } from './web-server.ts';

const ann = { address: 'ann@example.org', local: 'ann', domain: 'example.org' };
const NAMES = ['example.org', 'autoconfig.example.org', 'autodiscover.example.org'];

let dns: DnsServer | undefined;
let web: WebServer | undefined;

afterEach(async () => {
  await dns?.stop();
  await web?.stop();
  dns = web = undefined;
});

async function find(
  zone: Readonly<Record<string, DnsReply>>,
  pages: Readonly<Record<string, Page>> = {},
  { certified = NAMES, mozilla = false } = {},
) {
  dns = await startDnsServer((name, type) => zone[`${type} ${name}`] ?? 'no-such-name');
  web = await startWebServer(pages, certified);
  const server = web;
  const { signal } = new AbortController();
  return discover(ann, {
    signal,
    mozilla,
    resolver: dns.resolver(),
    fetch: (request) => server.fetch(request),
  });
}

function outgoing(host: string, port = 465, socket = 'SSL'): string {
  return `<clientConfig version="1.1"><emailProvider id="x"><outgoingServer type="smtp">
    <hostname>${host}</hostname><port>${String(port)}</port><socketType>${socket}</socketType>
    <username>%EMAILADDRESS%</username></outgoingServer></emailProvider></clientConfig>`;
}

const gist = ({ candidates }: Awaited<ReturnType<typeof find>>) =>
  candidates.map(
    ({ host, port, security, confidence, origins }) =>
      `${host}:${String(port)} ${security} ${confidence} ${origins.map(({ source }) => source).join('+')}`,
  );

describe('SRV records', () => {
  it('are taken by priority, then weight, implicit TLS first', async () => {
    const found = await find({
      'SRV _submissions._tcp.example.org': { SRV: [[0, 1, 465, 'smtp.example.org']] },
      'SRV _submission._tcp.example.org': {
        SRV: [
          [20, 0, 587, 'late.example.org'],
          [10, 1, 587, 'second.example.org'],
          [10, 9, 2587, 'first.example.net'],
        ],
      },
    });
    expect(gist(found)).toEqual([
      'smtp.example.org:465 implicit likely srv',
      'first.example.net:2587 starttls likely srv',
      'second.example.org:587 starttls likely srv',
      'late.example.org:587 starttls likely srv',
    ]);
    expect(found.candidates[0]).toMatchObject({ user: 'ann@example.org', notes: [] });
    expect(found.candidates[1]?.notes).toEqual([
      'The name first.example.net is outside example.org, and DNS alone vouches for it.',
    ]);
  });

  it('that name the root say that there is no such service', async () => {
    const found = await find({
      'SRV _submission._tcp.example.org': { SRV: [[0, 0, 0, '']] },
    });
    expect(found.candidates).toEqual([]);
    expect(found.asked).toContainEqual({
      where: 'SRV _submission._tcp.example.org',
      came: 'no such service',
    });
  });
});

describe('the configuration for mail programs', () => {
  it('is fetched over https, with the address, and not in clear then', async () => {
    const found = await find(
      {},
      {
        'https://autoconfig.example.org/mail/config-v1.1.xml': {
          body: outgoing('smtp.example.org'),
        },
      },
    );
    expect(gist(found)).toEqual(['smtp.example.org:465 implicit certain autoconfig']);
    expect(web?.asked).toContain(
      'GET https://autoconfig.example.org/mail/config-v1.1.xml?emailaddress=ann%40example.org',
    );
    expect(web?.asked.filter((line) => line.includes(' http:'))).toEqual([]);
  });

  it('is fetched in clear last, without the address, and trusted less', async () => {
    const found = await find(
      {},
      {
        'http://example.org/.well-known/autoconfig/mail/config-v1.1.xml': {
          body: outgoing('smtp.example.org', 587, 'STARTTLS'),
        },
      },
    );
    expect(gist(found)).toEqual(['smtp.example.org:587 starttls possible autoconfig-in-clear']);
    const clear = web?.asked.filter((line) => line.includes(' http:'));
    expect(clear).toHaveLength(2);
    expect(clear?.join(' ')).not.toContain('ann');
  });

  it('is not taken from a server whose certificate is another’s', async () => {
    const found = await find(
      {},
      {
        'https://example.org/.well-known/autoconfig/mail/config-v1.1.xml': {
          body: outgoing('a.b.c'),
        },
      },
      { certified: ['elsewhere.example'] },
    );
    expect(found.candidates).toEqual([]);
    expect(found.asked.map(({ came }) => came)).toContain('its certificate does not verify');
  });

  it('joins what other sources say of the same server', async () => {
    const found = await find(
      { 'SRV _submissions._tcp.example.org': { SRV: [[0, 1, 465, 'SMTP.example.org']] } },
      {
        'https://autoconfig.example.org/mail/config-v1.1.xml': {
          body: outgoing('smtp.example.org'),
        },
      },
    );
    expect(gist(found)).toEqual(['smtp.example.org:465 implicit certain autoconfig+srv']);
  });

  it('asks Mozilla’s table only where that is wanted, and about the domain alone', async () => {
    const page = 'https://autoconfig.thunderbird.net/v1.1/example.org';
    const pages = { [page]: { body: outgoing('smtp.example.org') } };
    const certified = [...NAMES, 'autoconfig.thunderbird.net'];
    expect(gist(await find({}, pages, { certified }))).toEqual([]);
    expect(web?.asked.join(' ')).not.toContain('thunderbird.net');
    await dns?.stop();
    await web?.stop();
    const asked = await find({}, pages, { certified, mozilla: true });
    expect(gist(asked)).toEqual(['smtp.example.org:465 implicit likely mozilla']);
    expect(web?.asked).toContain(`GET ${page}`);
  });
});

describe('a redirect', () => {
  const begin = 'https://autoconfig.example.org/mail/config-v1.1.xml';
  const end = 'https://example.org/mail.xml';

  it('is followed to another https address', async () => {
    const found = await find(
      {},
      { [begin]: { status: 302, location: end }, [end]: { body: outgoing('smtp.example.org') } },
    );
    expect(gist(found)).toEqual(['smtp.example.org:465 implicit certain autoconfig']);
  });

  it.each([
    ['to http', 'http://example.org/mail.xml'],
    ['to a port of its own', 'https://example.org:8443/mail.xml'],
    ['to an address', 'https://127.0.0.1/mail.xml'],
    ['to another scheme', 'file:///etc/passwd'],
    ['in a circle', begin],
  ])('%s is not', async (_, location) => {
    const found = await find({}, { [begin]: { status: 301, location } });
    expect(found.candidates).toEqual([]);
    expect(found.asked).toContainEqual({
      where: begin,
      came: 'it leads elsewhere in a way that is not followed',
    });
  });
});

it('a redirect to a name in the local network is not connected to', async () => {
  const refused = await new Promise((resolve) => {
    publicLookup('localhost', { all: true }, (error) => resolve(error));
  });
  expect(refused).toMatchObject({ why: 'redirect' });
});

describe('what a web server may do', () => {
  it('a document without an end is left, and silence is given up', async () => {
    web = await startWebServer(
      {
        'http://example.org/large': { body: 'x'.repeat(400_000) },
        'http://example.org/mute': { silent: true },
      },
      NAMES,
    );
    const large = await web.fetch({ url: 'http://example.org/large' });
    expect(large).toEqual({ kind: 'failed', why: 'too-large' });
    const mute = await web.fetch({ url: 'http://example.org/mute' }, 100);
    expect(mute).toEqual({ kind: 'failed', why: 'timed-out' });
  });
});

describe('Autodiscover', () => {
  const place = 'https://autodiscover.example.org/autodiscover/autodiscover.xml';
  const answer = `<Autodiscover><Response><Account><Protocol><Type>SMTP</Type>
    <Server>smtp.example.org</Server><Port>587</Port><Encryption>TLS</Encryption>
    </Protocol></Account></Response></Autodiscover>`;

  it('is asked with the address, and never signed in to', async () => {
    const found = await find({}, { [place]: { body: answer } });
    expect(gist(found)).toEqual(['smtp.example.org:587 starttls likely autodiscover']);
    expect(web?.bodies[0]).toContain('<EMailAddress>ann@example.org</EMailAddress>');
  });

  it('tells by its newer protocol whose a mailbox is, where it wants a sign-in', async () => {
    const json =
      'https://autodiscover.example.org/autodiscover/autodiscover.json/v1.0/ann%40example.org?Protocol=AutodiscoverV1';
    const found = await find(
      {},
      {
        [place]: { status: 401 },
        [json]: { body: '{"Url":"https://outlook.office365.com/autodiscover/autodiscover.xml"}' },
      },
    );
    expect(gist(found)).toEqual(['smtp.office365.com:587 starttls likely autodiscover']);
    expect(found.candidates[0]).toMatchObject({ preset: 'microsoft365', user: 'ann@example.org' });
    expect(found.asked).toContainEqual({
      where: place,
      came: 'it wants a sign-in, which is not given',
    });
  });

  it('tells the same by an alias', async () => {
    const found = await find({
      'CNAME autodiscover.example.org': { CNAME: ['autodiscover.outlook.com'] },
    });
    expect(gist(found)).toEqual(['smtp.office365.com:587 starttls likely autodiscover']);
  });
});

describe('the rest', () => {
  it('who takes in the mail tells who takes it from users', async () => {
    const found = await find({
      'MX example.org': { MX: [[10, 'mx00.kundenserver.de']] },
    });
    expect(gist(found)).toEqual([
      'smtp.ionos.de:465 implicit likely provider-mx',
      'smtp.ionos.de:587 starttls likely provider-mx',
    ]);
  });

  it('usual names are guessed where nothing else is known, if they exist', async () => {
    const found = await find({ 'A mail.example.org': { A: ['192.0.2.1'] } });
    expect(gist(found)).toEqual([
      'mail.example.org:587 starttls possible guess',
      'mail.example.org:465 implicit possible guess',
    ]);
  });

  it('says what was asked where DNS does not work', async () => {
    const found = await find({
      'MX example.org': 'servfail',
      'SRV _submissions._tcp.example.org': 'refused',
    });
    expect(found.candidates).toEqual([]);
    expect(found.asked).toContainEqual({ where: 'MX example.org', came: 'DNS failed' });
  });

  it('a provider’s own domain is known to nobody’s asking', () => {
    const found = discoverOffline({ address: 'a@gmail.com', local: 'a', domain: 'gmail.com' });
    expect(gist(found)).toEqual([
      'smtp.gmail.com:587 starttls certain provider-domain',
      'smtp.gmail.com:465 implicit certain provider-domain',
    ]);
    const none = discoverOffline({ address: 'a@tuta.com', local: 'a', domain: 'tuta.com' });
    expect(none.candidates).toEqual([]);
    expect(none.asked[0]?.came).toContain('no SMTP access');
  });
});
