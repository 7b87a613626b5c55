// Checks what a plan means, beyond its shape: nothing in it may break out of a command.

import { isFieldName } from '../smtp/field-name.ts';
import { NODEMAILER_LIMIT } from '../words/en/nodemailer-limits.ts';
import { unsupportedByNodemailer } from './nodemailer-limits.ts';
import type { EnvelopePlan, RunPlan } from './plan.ts';
import { capitalised } from '../words/first-letter.ts';

/** What is wrong, as `path: sentence`; the value itself is never repeated. */
export interface PlanFault {
  /** The field, as `envelope.to.0.address`. */
  readonly field: string;
  readonly message: string;
}

const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
/** What a path between angle brackets cannot hold (RFC 5321 section 4.1.2). */
const NOT_IN_PATH = /[\s<>\p{Cc}\p{Cs}]/u;
const NOT_IN_NAME = /[\s\p{Cc}\p{Cs}]/u;
const PRINTABLE = /^[\x21-\x7e]+$/;

/** The first thing that keeps the plan from being carried out; undefined if it can be. */
export function planFault(plan: RunPlan): PlanFault | undefined {
  const { connection, auth, envelope, message } = plan;
  const checks: (PlanFault | undefined | false)[] = [
    (connection.host === '' || NOT_IN_NAME.test(connection.host)) &&
      fault('connection.host', 'Enter a host name or an IP address.'),
    contradictsFamily(connection) &&
      fault('connection.family', 'The address given is of the other family.'),
    contradictsSource(connection) &&
      fault(
        'connection.sourceIp',
        'The address to connect from is of another family than what is to be connected to.',
      ),
    connection.ehloName !== undefined &&
      (connection.ehloName === '' || NOT_IN_NAME.test(connection.ehloName)) &&
      fault('connection.ehloName', 'The EHLO name is one word without blanks.'),
    auth !== undefined &&
      auth.user === '' &&
      fault('auth.user', 'Enter the user name, or switch sign-in off.'),
    auth !== undefined &&
      CONTROL.test(auth.user + (auth.authzid ?? '')) &&
      fault('auth.user', 'A user name cannot hold line ends or other control characters.'),
    ...(envelope === undefined ? [] : envelopeFaults(envelope)),
    reaches(plan, 'mail') &&
      envelope === undefined &&
      fault('envelope', 'To go as far as MAIL, enter a sender.'),
    reaches(plan, 'rcpt') &&
      envelope?.to.length === 0 &&
      fault('envelope.to', 'To go as far as RCPT, enter at least one recipient.'),
    reaches(plan, 'data') &&
      !plan.send &&
      fault('send', 'To hand over a message, say that it is really to be sent.'),
    ...(plan.via === 'nodemailer' ? unsupportedByNodemailer(plan) : []).map((unsupported) =>
      fault('via', `${capitalised(NODEMAILER_LIMIT[unsupported])}.`),
    ),
    ...(message?.kind === 'composed' ? (message.headers ?? []) : []).map(
      ({ name, value }, index) =>
        (!isFieldName(name) || CONTROL.test(value)) &&
        fault(`message.headers.${String(index)}`, 'A header field is one line, `Name: value`.'),
    ),
  ];
  return checks.find((check) => check !== undefined && check !== false) || undefined;
}

/** Whether the address to connect to, where it is one, is not of the family asked for. */
function contradictsFamily({ host, connectIp, family }: RunPlan['connection']): boolean {
  if (family === undefined) return false;
  const literal = literalFamily(connectIp ?? host);
  return literal !== undefined && literal !== family;
}

/** Whether the address to connect from can reach neither the address nor the family asked for. */
function contradictsSource(connection: RunPlan['connection']): boolean {
  const { host, connectIp, family, sourceIp, proxy } = connection;
  // Through a proxy the connection from there goes to the proxy.
  if (proxy !== undefined) return false;
  const from = sourceIp === undefined ? undefined : literalFamily(sourceIp);
  const wanted = family ?? literalFamily(connectIp ?? host);
  return from !== undefined && wanted !== undefined && from !== wanted;
}

/** The family of an address; undefined for a name. */
function literalFamily(target: string): 4 | 6 | undefined {
  if (target.includes(':')) return 6;
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(target) ? 4 : undefined;
}

function envelopeFaults({ from, to, envid }: EnvelopePlan): (PlanFault | false)[] {
  return [
    NOT_IN_PATH.test(from) && fault('envelope.from', 'This is not a mail address.'),
    envid !== undefined &&
      !PRINTABLE.test(envid) &&
      fault('envelope.envid', 'Printable ASCII only.'),
    ...to.flatMap(({ address, orcpt }, index) => [
      (address === '' || NOT_IN_PATH.test(address)) &&
        fault(`envelope.to.${String(index)}.address`, 'This is not a mail address.'),
      orcpt !== undefined &&
        !PRINTABLE.test(orcpt) &&
        fault(`envelope.to.${String(index)}.orcpt`, 'Printable ASCII only.'),
    ]),
  ];
}

const STEPS: readonly RunPlan['stopAfter'][] = ['mail', 'rcpt', 'data', 'quit'];

function reaches({ stopAfter }: RunPlan, phase: RunPlan['stopAfter']): boolean {
  return STEPS.includes(stopAfter) && STEPS.indexOf(stopAfter) >= STEPS.indexOf(phase);
}

function fault(field: string, message: string): PlanFault {
  return { field, message };
}
