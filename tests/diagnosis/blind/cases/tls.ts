// Blind cases: TLS begins and is not finished.

import type { RunCase } from '../case.ts';
import { insideTls } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { postfix } from '../stages/real.ts';

const HOST = 'mail.example.org';

export const tlsCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'tls-server-of-2009',
    fault: 'no common TLS version',
    source: 'real server: Postfix that speaks TLS 1.1 at most',
    setUp: postfix(
      {
        mainCf: {
          smtpd_tls_mandatory_protocols: '!TLSv1.2, !TLSv1.3',
          tls_medium_cipherlist: 'ALL:@SECLEVEL=0',
        },
      },
      {},
    ),
    expect: {
      phase: 'tls',
      about: [/version/i, /TLS/],
      not: [/certificate (is|has)/i, /STARTTLS (is )?not offered/i],
      remedy: [/administrator|update|upgrade|provider|enable|newer|1\.2/i],
    },
  },
  {
    kind: 'run',
    id: 'tls-client-of-2014',
    fault: 'no common TLS version',
    source:
      'real server: Postfix with smtpd_tls_mandatory_protocols = >=TLSv1.3, a client held to 1.2',
    setUp: postfix(
      { mainCf: { smtpd_tls_mandatory_protocols: '>=TLSv1.3' } },
      { tls: { maxVersion: 'TLSv1.2' } },
    ),
    expect: {
      phase: 'tls',
      about: [/version/i, /1\.2|1\.3|newer|older|common|both/i],
      remedy: [/1\.3|newer|update|upgrade|limit|version|--tls/i],
    },
  },
  {
    kind: 'run',
    id: 'tls-camellia-only',
    fault: 'no common cipher',
    source: 'real server: Postfix with tls_medium_cipherlist = CAMELLIA256-SHA',
    setUp: postfix(
      {
        mainCf: {
          smtpd_tls_mandatory_protocols: 'TLSv1.2',
          tls_medium_cipherlist: 'CAMELLIA256-SHA:@SECLEVEL=0',
        },
      },
      {},
    ),
    expect: {
      phase: 'tls',
      about: [/cipher|encryption (method|algorithm)|algorithm/i],
      not: [/certificate (is|has)/i, /wrong password/i],
      remedy: [/administrator|update|provider|enable|configur/i],
    },
  },
  {
    kind: 'run',
    id: 'tls-client-certificate-postfix',
    fault: 'client certificate wanted',
    source: 'real server: Postfix with smtpd_tls_req_ccert = yes',
    setUp: postfix({ mainCf: { smtpd_tls_req_ccert: 'yes' } }, {}),
    expect: {
      phase: ['tls', 'ehlo'],
      about: [/client certificate|certificate (from|of) (you|the client)|your (own )?certificate/i],
      not: [/server's certificate (is|has)|expired|self-?signed/i],
      remedy: [/certificate/i, /--cert|administrator|provider|issue|IT/i],
    },
  },
  {
    kind: 'run',
    id: 'tls-client-certificate-1.2',
    fault: 'client certificate wanted',
    source: 'a partner’s relay at TLS 1.2, which says only handshake_failure',
    setUp: peer(
      insideTls(HOST),
      {},
      { tls: { requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' } },
    ),
    expect: {
      phase: ['tls', 'ehlo'],
      about: [/client certificate|certificate (from|of) (you|the client)|your (own )?certificate/i],
      remedy: [/certificate/i, /--cert|administrator|provider|issue|IT/i],
    },
  },
];
