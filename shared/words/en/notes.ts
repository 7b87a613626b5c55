// Says in one line what happened in an event that is neither a line sent nor one received.

import type { EventOf, RunEvent } from '../../run/event.ts';
import { effectiveSecurity } from '../../run/plan.ts';
import { visibleStart } from '../../smtp/visible.ts';
import * as names from './names.ts';
import { duration, list, octets, plural } from './phrases.ts';

/** Characters of a peer's text within a note. */
const QUOTE_LIMIT = 200;

/**
 * The note for an event, or undefined where it deserves none: because lines show it, or
 * because it is the frame around them. Texts of the peer in it are made visible.
 */
export function note(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'line.sent':
    case 'line.received':
    case 'message.sent':
    case 'reply.completed':
    case 'extensions.announced':
    case 'auth.completed':
    case 'phase.started':
    case 'phase.ended':
    case 'phase.skipped':
    case 'connection.failed':
    case 'verdict.reached':
      return undefined;
    case 'run.started': {
      const { connection, via } = event.plan;
      const security = names.SECURITY[effectiveSecurity(connection)];
      const client = via === 'nodemailer' ? ', through nodemailer' : '';
      return `Testing ${connection.host}, port ${String(connection.port)}, ${security}${client}`;
    }
    case 'resolution.completed':
      return event.source === 'literal'
        ? undefined
        : `${event.source === 'given' ? 'Address given' : 'Addresses'}: ${list(event.addresses.map(({ address }) => address))}`;
    case 'resolution.failed':
      return `The name was not resolved: ${names.RESOLVE_CAUSE[event.cause]}${code(event.code)}`;
    case 'dns.answered':
      return `DNS ${event.query}: ${dnsOutcome(event)}`;
    case 'attempt.started':
      return `Connecting to ${event.address}, port ${String(event.port)}`;
    case 'attempt.ended':
      return event.outcome === 'connected' || event.outcome === 'not-tried'
        ? undefined
        : `${event.address}: ${names.ATTEMPT_OUTCOME[event.outcome]}${code(event.code)}`;
    case 'connection.opened':
      return `Connected to ${event.address}, port ${String(event.port)}`;
    case 'proxy.connected':
      return `The proxy has connected to ${event.host}, port ${String(event.port)}`;
    case 'proxy.failed': {
      const code = event.code === undefined ? '' : ` (${event.code})`;
      return `The proxy made no connection: ${names.PROXY_CAUSE[event.cause]}${code}`;
    }
    case 'connection.lost':
      return `The connection was lost: ${names.LOST_CAUSE[event.cause]}`;
    case 'connection.closed':
      return event.by === 'server' ? 'The server closed the connection' : 'Connection closed';
    case 'wait.expired':
      return `No answer within ${duration(event.after)}`;
    case 'protocol.violated':
      return `Against the protocol: the server ${names.VIOLATION[event.violation]}`;
    case 'limit.exceeded':
      return `Stopped: ${names.LIMIT[event.limit]}`;
    case 'plaintext.discarded':
      return `${octets(event.octets)} in clear behind the STARTTLS reply thrown away`;
    case 'tls.started':
      return `TLS handshake, for the name ${event.serverName}`;
    case 'tls.negotiated': {
      const group = event.group === undefined ? '' : `, ${event.group}`;
      return `${event.protocol}, ${event.cipher}${group}${event.resumed ? ', resumed' : ''}`;
    }
    case 'tls.failed':
      return tlsFailure(event);
    case 'certificate.received':
      return certificate(event);
    case 'certificate.judged':
      return judgement(event);
    case 'mechanism.chosen':
      return `Sign-in with ${event.mechanism}${reason(event)}`;
    case 'challenge.decoded':
      return `Decoded: ${visibleStart(event.text, QUOTE_LIMIT)}`;
    case 'transaction.started':
      return `Mail to ${plural(event.recipients.length, 'recipient')}${event.pipelined ? ', commands in one flight' : ''}`;
    case 'pipelining.abandoned':
      return 'Trying again, one command at a time';
    case 'message.unconfirmed':
      return 'The message was sent, and no answer came: it may have been accepted or not';
    case 'prerequisite.missing':
      return `Cannot go on: ${names.MISSING[event.what]}`;
    case 'client.refused':
      return `Nodemailer does not take ${names.CLIENT_REFUSAL[event.cause]}`;
    case 'observation.missing':
      return `Not shown by this client: ${list(event.what.map((what) => names.NOT_OBSERVED[what]))}`;
    case 'probe.started':
      return `Looking once more: ${names.PROBE[event.probe]}`;
    case 'port.probed':
      return probedPort(event);
    case 'resolver.probed':
      return `DNS servers asked for ${event.name}: ${names.DNS_OUTCOME[event.outcome]}`;
    case 'run.cancelled':
      return 'Cancelled';
  }
}

function code(text: string | undefined): string {
  return text === undefined ? '' : ` (${text})`;
}

function dnsOutcome({ outcome, records }: EventOf<'dns.answered'>): string {
  return outcome === 'answered'
    ? list(records.map((record) => visibleStart(record, QUOTE_LIMIT)))
    : names.DNS_OUTCOME[outcome];
}

function probedPort(event: EventOf<'port.probed'>): string {
  const { address, port, security, outcome, greeting, protocol } = event;
  const how = security === 'implicit' ? ', TLS from the start' : '';
  const said = greeting === undefined ? '' : `: “${visibleStart(greeting, QUOTE_LIMIT)}”`;
  const over = protocol === undefined ? '' : ` (${protocol})`;
  return `${address}, port ${String(port)}${how}: ${names.PORT_OUTCOME[outcome]}${over}${said}`;
}

function tlsFailure({ cause, code: text, alert, instead }: EventOf<'tls.failed'>): string {
  const number = alert === undefined ? '' : `, alert ${String(alert)}`;
  const sent = instead === undefined ? '' : `; it sent “${visibleStart(instead, QUOTE_LIMIT)}”`;
  return `TLS failed: ${names.TLS_CAUSE[cause]}${number}${code(text)}${sent}`;
}

function certificate({ chain }: EventOf<'certificate.received'>): string {
  const [leaf] = chain;
  if (!leaf) return 'The server showed no certificate';
  const issuer = visibleStart(leaf.issuer, QUOTE_LIMIT);
  const until = leaf.notAfter.slice(0, 10);
  return `Certificate: ${visibleStart(leaf.subject, QUOTE_LIMIT)}; issued by ${issuer}; valid until ${until}`;
}

function judgement(event: EventOf<'certificate.judged'>): string {
  if (event.trusted) {
    return `Certificate verified${event.roots === undefined ? '' : ` against ${names.ROOTS[event.roots]}`}`;
  }
  const problems = event.problems.map((problem) => names.CERTIFICATE_PROBLEM[problem]);
  const what = problems.length > 0 ? `: ${list(problems)}` : '';
  const goesOn = event.overridden ? '; going on all the same, as asked' : '';
  return `Certificate not verified${what}${code(event.code)}${goesOn}`;
}

function reason({ why }: EventOf<'mechanism.chosen'>): string {
  switch (why) {
    case 'asked-for':
      return ', as asked for';
    case 'token-given':
      return ', as there is a token';
    case 'preferred':
      return '';
    case 'next-after-refusal':
      return ', as the one before was not supported';
  }
}
