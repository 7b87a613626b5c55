// Turns the settings of a run into what a form edits, and back, saying which field is wrong.

import type {
  AuthPlan,
  ConnectionPlan,
  MessagePlan,
  RunPlan,
  SecretRef,
  Security,
  StopAfter,
} from '../../shared/run/plan.ts';
import type { MechanismName } from '../../shared/smtp/sasl-name.ts';
import type { SetAside } from './compose/set-aside.ts';

/** What the window edits: texts as typed, and the rest of the plan as it is. */
export interface SettingsForm {
  readonly host: string;
  readonly port: string;
  readonly security: Security;
  readonly user: string;
  /** Empty lets Ehlo choose. */
  readonly mechanism: MechanismName | '';
  readonly stopAfter: StopAfter;
  readonly connection: Omit<ConnectionPlan, 'host' | 'port' | 'security'>;
  readonly auth: Omit<AuthPlan, 'user' | 'mechanisms'>;
  readonly rest: Pick<RunPlan, 'tls' | 'envelope' | 'message' | 'chunking' | 'followUp' | 'via'>;
  /** Of the message: what was written and is not sent just now. */
  readonly aside?: SetAside;
}

export type FormField = 'host' | 'port' | 'credential' | 'message';

export interface FormFault {
  readonly field: FormField;
  readonly message: string;
}

export type ReadForm =
  { readonly ok: true; readonly plan: RunPlan } | { readonly ok: false; readonly fault: FormFault };

export const EMPTY_FORM: SettingsForm = {
  host: '',
  port: '587',
  security: 'auto',
  user: '',
  mechanism: '',
  stopAfter: 'auth',
  connection: {},
  auth: {},
  rest: { tls: {}, followUp: true, via: 'raw' },
};

/** What is sent where nothing else was written. */
const TEST_MESSAGE: MessagePlan = {
  kind: 'composed',
  subject: 'Test message from Ehlo',
  text: 'This is a test message. It can be deleted.',
};

/** Whether a run that goes this far hands over a message. */
export function sends(stopAfter: StopAfter): boolean {
  return stopAfter === 'data' || stopAfter === 'quit';
}

/** Whether a run that goes this far speaks of sender and recipients. */
function needsEnvelope(stopAfter: StopAfter): boolean {
  return stopAfter === 'mail' || stopAfter === 'rcpt' || sends(stopAfter);
}

function goesToAuth(stopAfter: StopAfter): boolean {
  return stopAfter === 'auth' || needsEnvelope(stopAfter);
}

/**
 * The plan that the form describes, or the first thing that is wrong with it. What is to be
 * saved need not be `complete`: its password or its message may come later.
 */
export function readForm(form: SettingsForm, complete = true): ReadForm {
  const host = form.host.trim().replace(/^\[(.*)\]$/, '$1');
  if (host === '') return fault('host', 'Name a submission server.');
  if (/[\s/@]/.test(host) || (host.includes(':') && !isIpv6(host))) {
    return fault('host', 'This is no host name or address.');
  }
  const port = Number(form.port);
  if (!/^\d{1,5}$/.test(form.port.trim()) || port < 1 || port > 65_535) {
    return fault('port', 'A port is a number from 1 to 65535.');
  }
  const auth = readAuth(form, complete);
  if (complete && auth && auth.password === undefined && auth.token === undefined) {
    return fault('credential', 'Give the password or a token.');
  }
  const lack = complete ? readMessage(form) : undefined;
  if (lack !== undefined) return fault('message', lack);
  return {
    ok: true,
    plan: {
      ...form.rest,
      connection: { ...form.connection, host, port, security: form.security },
      ...(auth && { auth }),
      ...(sends(form.stopAfter) && { message: form.rest.message ?? TEST_MESSAGE }),
      stopAfter: form.stopAfter,
      send: sends(form.stopAfter),
    },
  };
}

/** What is missing for the run to speak of a message, if it is to. */
function readMessage({ stopAfter, rest }: SettingsForm): string | undefined {
  if (!needsEnvelope(stopAfter)) return undefined;
  if (rest.envelope === undefined) return 'Name the sender.';
  if (stopAfter !== 'mail' && rest.envelope.to.length === 0) return 'Name at least one recipient.';
  return undefined;
}

/** A run that ends before `auth` asks for no password. */
function readAuth(form: SettingsForm, complete: boolean): AuthPlan | undefined {
  const user = form.user.trim();
  if (user === '' || (complete && !goesToAuth(form.stopAfter))) return undefined;
  return { ...form.auth, user, ...(form.mechanism && { mechanisms: [form.mechanism] }) };
}

/** The form that describes this plan. */
export function formOf(plan: RunPlan): SettingsForm {
  const { connection, auth, stopAfter, send: _, ...rest } = plan;
  const { host, port, security, ...others } = connection;
  const { user = '', mechanisms, ...credential } = auth ?? {};
  return {
    host,
    port: String(port),
    security,
    user,
    mechanism: mechanisms?.[0] ?? '',
    stopAfter,
    connection: others,
    auth: credential,
    rest,
  };
}

/** The form with a secret for its user; a password takes the place of a token and the reverse. */
export function withSecret(
  form: SettingsForm,
  kind: 'password' | 'token',
  ref: SecretRef,
): SettingsForm {
  const { password: _, token: __, ...auth } = form.auth;
  return { ...form, auth: { ...auth, [kind]: ref } };
}

/** The form for another user or server: a password typed for one must not go to another. */
export function withoutSecret(form: SettingsForm): SettingsForm {
  const { password: _, token: __, ...auth } = form.auth;
  return { ...form, auth };
}

/** Sets the port that goes with the security, unless the reader chose one of their own. */
export function withSecurity(form: SettingsForm, security: Security): SettingsForm {
  const usual = form.port === '587' || form.port === '465';
  if (!usual || security === 'none' || security === 'auto') return { ...form, security };
  return { ...form, security, port: security === 'implicit' ? '465' : '587' };
}

/** With a zone, as `fe80::1%eth0`, or without. */
function isIpv6(text: string): boolean {
  return URL.canParse(`http://[${text.replace(/%.*$/, '')}]`);
}

function fault(field: FormField, message: string): ReadForm {
  return { ok: false, fault: { field, message } };
}
