// Blind cases: the name leads nowhere.

import type { RunCase } from '../case.ts';
import { named } from '../stages/world.ts';

const nothing = () => 'no-such-name' as const;

export const resolveCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'resolve-typo-gmial',
    fault: 'typo close to a known provider’s host',
    source: 'own experience: the commonest typo of a help desk’s day',
    setUp: named({ host: 'smtp.gmial.com' }, 'ENOTFOUND', nothing),
    expect: {
      phase: 'resolve',
      about: [/smtp\.gmial\.com/, /not exist|no such|not (be )?found|unknown|nobody knows/i],
      not: [/firewall|refused|password/i],
      remedy: [/smtp\.gmail\.com/],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'resolve-typo-office',
    fault: 'typo close to a known provider’s host',
    source: 'own experience: two digits swapped',
    setUp: named({ host: 'smtp.office356.com' }, 'ENOTFOUND', nothing),
    expect: {
      phase: 'resolve',
      about: [/smtp\.office356\.com/],
      remedy: [/smtp\.office365\.com/],
    },
  },
  {
    kind: 'run',
    id: 'resolve-no-such-name',
    fault: 'no such name',
    source: 'own experience: a hoster’s server that was switched off; getaddrinfo EAI_NONAME',
    setUp: named({ host: 'mail.kundenserver-mueller.test' }, 'ENOTFOUND', nothing),
    expect: {
      phase: 'resolve',
      about: [
        /mail\.kundenserver-mueller\.test/,
        /not exist|no such|not (be )?found|unknown|nobody knows/i,
      ],
      not: [/gmail|outlook|office365|gmx|meant/i, /resolver (is )?down|no network/i],
      remedy: [/spell|typ(ed|o)|check|provider|administrator/i],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'resolve-comma',
    fault: 'no such name',
    source: 'own experience: a comma where a dot belongs',
    setUp: named({ host: 'smtp,example.org' }, 'ENOTFOUND', nothing),
    expect: {
      phase: 'resolve',
      about: [/not (be )?a (valid |possible )?(host ?|server )?name|invalid|cannot be|no valid/i],
      not: [/network|resolver/i],
      remedy: [/spell|comma|typ(ed|o)|letters|check|correct/i],
    },
  },
  {
    kind: 'run',
    id: 'resolve-domain-instead-of-host',
    fault: 'name without an address',
    source:
      'own experience: the part behind the @ typed as the outgoing server; the domain has MX only',
    setUp: named({ host: 'verein-beispiel.test' }, 'ENOTFOUND', (_, type) =>
      type === 'MX' ? { MX: [[10, 'mx1.hoster.test']] } : 'no-data',
    ),
    expect: {
      phase: 'resolve',
      about: [/no (IP )?address|without an? (IP )?address|not have an? (IP )?address/i],
      not: [/(name|host|domain) does not exist|no such name/i],
      remedy: [/smtp\.|mail\.|(host|server).{0,20}name|name of the .{0,20}server/i],
    },
  },
  {
    kind: 'run',
    id: 'resolve-ipv6-only-asked',
    fault: 'name without an address',
    source: 'own experience: --6 against a host that has an A record alone',
    setUp: named({ host: 'mail.v4only.test', connection: { family: 6 } }, 'ENOTFOUND', (_, type) =>
      type === 'A' ? { A: ['192.0.2.10'] } : 'no-data',
    ),
    expect: {
      phase: 'resolve',
      about: [/IPv6/],
      not: [/(name|host) does not exist|no such name/i],
      remedy: [/IPv4|--6|--4|\b-4\b|family|both/i],
    },
  },
  {
    kind: 'run',
    id: 'resolve-name-servers-silent',
    fault: 'resolver down',
    source: 'getaddrinfo EAI_AGAIN while no name server answers',
    setUp: named({ host: 'smtp.example.org' }, 'EAI_AGAIN', () => 'silence'),
    expect: {
      phase: 'resolve',
      about: [
        /name server|DNS|resolver|look(ing)?[- ]?up/i,
        /not (be )?(answer|reach|respon)|no (answer|reply)|unreachable|silent|could not ask/i,
      ],
      not: [/does not exist|no such name|misspel/i],
      remedy: [/network|internet|connection|DNS|VPN|router/i],
    },
  },
  {
    kind: 'run',
    id: 'resolve-servfail',
    fault: 'resolver down',
    source: 'getaddrinfo EAI_AGAIN on SERVFAIL, as with a broken DNSSEC chain',
    setUp: named({ host: 'smtp.broken-dnssec.test' }, 'EAI_AGAIN', () => 'servfail'),
    expect: {
      phase: 'resolve',
      about: [/name server|DNS|resolver/i],
      not: [/does not exist|no such name/i, /(this|your) (computer|machine) is (not|off)/i],
      remedy: [/later|again|DNS|name server|resolver|domain/i],
    },
  },
];
