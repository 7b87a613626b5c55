// Practice servers that fail before a session is under way.

import { hangUp, late, say, SILENCE } from '../answer.ts';
import type { Lesson } from '../lesson.ts';

/** Milliseconds: long enough to be noticed, short enough for every client's patience. */
const SLOW = 4_000;

export const CONNECTION_FAULTS = [
  {
    name: 'silent',
    title: 'A server that says nothing',
    teaches:
      'The port is open, but no greeting comes. Often something else listens there, a firewall ' +
      'has swallowed the session, or the server is overloaded: a reachable port is not a working one.',
    expects: { phase: 'greeting', outcome: 'failed' },
    reach: 'auth',
    security: 'starttls',
    fault: { replies: { greeting: () => SILENCE } },
  },
  {
    name: 'slow-greeting',
    title: 'A server that is slow to greet',
    teaches:
      'The greeting comes after four seconds. Servers wait on purpose, to drive off clients that ' +
      'cannot, or look up names that nobody answers for; programs with short time-outs give up.',
    expects: { phase: 'auth', outcome: 'ok' },
    reach: 'auth',
    security: 'starttls',
    fault: {
      replies: {
        greeting: ({ serverName }) => late(SLOW, say(`220 ${serverName} ESMTP Postfix`)),
      },
    },
  },
  {
    name: 'too-busy',
    title: 'A server that is too busy',
    teaches:
      'The server greets with 421 and hangs up: it has too many connections, or too many from ' +
      'here. Settings are not the cause; waiting, or fewer programs at once, is the cure.',
    expects: { phase: 'greeting', outcome: 'failed' },
    reach: 'auth',
    security: 'starttls',
    fault: {
      replies: {
        greeting: ({ serverName }) =>
          hangUp(`421 4.7.0 ${serverName} Error: too many connections from 127.0.0.1`),
      },
    },
  },
  {
    name: 'tls-on-clear-port',
    title: 'A server that expects TLS at once',
    teaches:
      'The client waits for a greeting, the server for a TLS handshake, and neither ever comes: ' +
      'STARTTLS is chosen where the port speaks implicit TLS, as 465 does.',
    expects: { phase: 'greeting', outcome: 'failed' },
    reach: 'auth',
    security: 'starttls',
    fault: { speaks: 'tls' },
  },
  {
    name: 'clear-on-tls-port',
    title: 'A server that greets in clear where TLS is expected',
    teaches:
      'The client begins with TLS and the server answers with an SMTP greeting: implicit TLS is ' +
      'chosen where the port speaks STARTTLS, as 587 does.',
    expects: { phase: 'tls', outcome: 'failed' },
    reach: 'auth',
    security: 'implicit',
    fault: { speaks: 'clear' },
  },
] as const satisfies readonly Lesson[];
