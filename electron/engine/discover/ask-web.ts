// Asks a domain's own web servers for its mail settings, and Mozilla's table where that is wanted.

import {
  autodiscoverRequest,
  isMicrosofts,
  readAutodiscover,
} from '../../../shared/discover/autodiscover.ts';
import { readAutoconfig } from '../../../shared/discover/autoconfig.ts';
import type { Asked, DiscoverySource, Found } from '../../../shared/discover/candidate.ts';
import type { MailAddress } from '../../../shared/discover/mail-address.ts';
import { findPreset } from '../../../shared/profile/presets/presets.ts';
import type { WebAnswer, WebFailure, WebRequest } from '../net/web-fetch.ts';
import { ofPreset, together, type Answered } from './ask-dns.ts';

export type Fetch = (request: WebRequest) => Promise<WebAnswer>;

const FAILURE: Readonly<Record<WebFailure, string>> = {
  unreachable: 'nothing answers',
  certificate: 'its certificate does not verify',
  'timed-out': 'no answer in time',
  'too-large': 'the answer is too large to be a configuration',
  redirect: 'it leads elsewhere in a way that is not followed',
};

/** The two places of Thunderbird's autoconfiguration, over https, and in clear only if both fail. */
export async function askAutoconfig(fetch: Fetch, address: MailAddress): Promise<Answered> {
  const places = [
    `autoconfig.${address.domain}/mail/config-v1.1.xml`,
    `${address.domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
  ];
  const query = `?emailaddress=${encodeURIComponent(address.address)}`;
  const secure = together(
    await Promise.all(
      places.map((place) =>
        fetchConfig(fetch, `https://${place}`, `https://${place}${query}`, 'autoconfig', address),
      ),
    ),
  );
  if (secure.found.length > 0) return secure;
  // The address is nobody's on the way to know.
  const clear = await Promise.all(
    places.map((place) =>
      fetchConfig(fetch, `http://${place}`, `http://${place}`, 'autoconfig-in-clear', address),
    ),
  );
  return together([secure, ...clear]);
}

/** Mozilla hears the domain, not the address. */
export function askMozilla(fetch: Fetch, address: MailAddress): Promise<Answered> {
  const url = `https://autoconfig.thunderbird.net/v1.1/${address.domain}`;
  return fetchConfig(fetch, url, url, 'mozilla', address);
}

async function fetchConfig(
  fetch: Fetch,
  where: string,
  url: string,
  source: DiscoverySource,
  address: MailAddress,
): Promise<Answered> {
  const answer = await fetch({ url });
  const fault = faultOf(answer);
  if (fault !== undefined) return { found: [], asked: [{ where, came: fault }] };
  const config = answer.kind === 'answer' ? readAutoconfig(answer.text, address) : undefined;
  if (!config) return { found: [], asked: [{ where, came: 'the answer is no configuration' }] };
  const found = config.servers.map((server): Found => ({
    ...server,
    source,
    detail: where,
    ...(source === 'autoconfig-in-clear' && {
      note: 'It came unencrypted: anybody on the way may have written it.',
    }),
  }));
  const came = [`${String(found.length)} outgoing servers`, ...config.unread].join('. ');
  return { found, asked: [{ where, came }] };
}

/** The domain's Autodiscover, without a sign-in: nothing but the address is given. */
export async function askAutodiscover(fetch: Fetch, address: MailAddress): Promise<Answered> {
  const hosts = [`autodiscover.${address.domain}`, address.domain];
  return together(await Promise.all(hosts.map((host) => askOne(fetch, host, address))));
}

async function askOne(fetch: Fetch, host: string, address: MailAddress): Promise<Answered> {
  const where = `https://${host}/autodiscover/autodiscover.xml`;
  const answer = await fetch({ url: where, body: autodiscoverRequest(address) });
  if (answer.kind === 'answer' && answer.status === 401) {
    const newer = await askNewer(fetch, host, address);
    return together([
      { found: [], asked: [{ where, came: 'it wants a sign-in, which is not given' }] },
      newer,
    ]);
  }
  const fault = faultOf(answer);
  if (fault !== undefined) return { found: [], asked: [{ where, came: fault }] };
  const servers = answer.kind === 'answer' ? readAutodiscover(answer.text, address) : undefined;
  if (!servers) return { found: [], asked: [{ where, came: 'the answer is no Autodiscover' }] };
  const found = servers.map((server): Found => ({
    ...server,
    source: 'autodiscover',
    detail: where,
  }));
  return { found, asked: [{ where, came: `${String(found.length)} outgoing servers` }] };
}

/** The newer protocol needs no sign-in; it names no server, but tells whose mailbox it is. */
async function askNewer(fetch: Fetch, host: string, address: MailAddress): Promise<Answered> {
  const base = `https://${host}/autodiscover/autodiscover.json`;
  const user = encodeURIComponent(address.address);
  const answer = await fetch({ url: `${base}/v1.0/${user}?Protocol=AutodiscoverV1` });
  const asked = (came: string): readonly Asked[] => [{ where: base, came }];
  const fault = faultOf(answer);
  if (fault !== undefined) return { found: [], asked: asked(fault) };
  const preset = findPreset('microsoft365');
  if (answer.kind !== 'answer' || !preset || !isMicrosofts(answer.text)) {
    return { found: [], asked: asked('it leads to no server that is known') };
  }
  return {
    found: ofPreset(preset, address, 'autodiscover', base),
    asked: asked('the mailbox is at Microsoft 365'),
  };
}

function faultOf(answer: WebAnswer): string | undefined {
  if (answer.kind === 'failed') return FAILURE[answer.why];
  return answer.status === 200 ? undefined : `it answers ${String(answer.status)}`;
}
