// Turns a verdict's action into the same settings changed in one way, to be run on request.

import type { Security } from '../../../shared/run/plan.ts';
import type { Verdict } from '../../../shared/run/verdict.ts';
import { parseMechanismName } from '../../../shared/smtp/sasl-name.ts';
import { withSecurity, withoutSecret } from '../settings-form.ts';
import type { SettingsForm } from '../settings-form.ts';

export interface Suggestion {
  /** What the button says. */
  readonly words: string;
  readonly form: SettingsForm;
  /** Whether it goes on where Ehlo stopped for safety: once, and not as the settings say from then on. */
  readonly unsafe: boolean;
}

/** The run that the verdict proposes, or undefined where it proposes none that the window can do. */
export function suggestion(verdict: Verdict, form: SettingsForm): Suggestion | undefined {
  const options = verdict.action?.options ?? [];
  if (options.length === 0) return uncheckedCertificate(verdict, form);
  let changed: SettingsForm | undefined = form;
  const words: string[] = [];
  let unsafe = false;
  for (let index = 0; index < options.length && changed; index += 1) {
    const option = options[index] ?? '';
    const value = options[index + 1] ?? '';
    const step = applyOption(option, value, changed);
    changed = step?.form;
    if (!step) break;
    words.push(step.words);
    unsafe ||= step.unsafe;
    if (step.takesValue) index += 1;
  }
  return changed && { words: `Run ${words.join(', ')}`, form: changed, unsafe };
}

interface Step {
  readonly form: SettingsForm;
  readonly words: string;
  readonly takesValue: boolean;
  readonly unsafe: boolean;
}

const SECURITY: Readonly<Record<Security, string>> = {
  auto: 'with the usual encryption',
  starttls: 'with STARTTLS',
  implicit: 'with implicit TLS',
  none: 'in clear',
};

function applyOption(option: string, value: string, form: SettingsForm): Step | undefined {
  const step = (changed: SettingsForm, words: string, takesValue = true, unsafe = false): Step => ({
    form: changed,
    words,
    takesValue,
    unsafe,
  });
  switch (option) {
    case '--server':
      return step(toServer(form, value), `against ${value}`);
    case '--security': {
      if (!Object.hasOwn(SECURITY, value)) return undefined;
      const security = value as Security;
      return step(withSecurity(form, security), SECURITY[security], true, security === 'none');
    }
    case '--port':
      return step({ ...form, port: value }, `on port ${value}`);
    case '--tls-name': {
      const tls = { ...form.rest.tls, serverName: value };
      return step({ ...form, rest: { ...form.rest, tls } }, `as ${value}`);
    }
    case '--ehlo-name': {
      const connection = { ...form.connection, ehloName: value };
      return step({ ...form, connection }, `with EHLO ${value}`);
    }
    case '--user':
      // The password stays: it goes to the same server, under the name it should have had.
      return step({ ...form, user: value }, `signed in as ${value}`);
    case '--from': {
      const { envelope = { to: [] } } = form.rest;
      const rest = { ...form.rest, envelope: { ...envelope, from: value } };
      return step({ ...form, rest }, `from ${value}`);
    }
    case '--auth': {
      const mechanism = parseMechanismName(value);
      return mechanism && step({ ...form, mechanism }, `with ${mechanism}`);
    }
    case '--token-stdin':
      return step(withoutSecret(form), 'with a token', false);
    case '--4':
    case '--6': {
      const family = option === '--4' ? 4 : 6;
      const connection = { ...form.connection, family } as const;
      return step({ ...form, connection }, `over IPv${String(family)}`, false);
    }
    case '--insecure':
      return step(unchecked(form), 'without checking the certificate', false, true);
    default:
      return undefined;
  }
}

/** What was typed for one server is for no other: not the password, not the name in its certificate. */
function toServer(form: SettingsForm, host: string): SettingsForm {
  const { serverName: _, ...tls } = form.rest.tls;
  return { ...withoutSecret(form), host, security: 'auto', rest: { ...form.rest, tls } };
}

/** A certificate that does not verify stops the run; the reader may look further all the same. */
function uncheckedCertificate(verdict: Verdict, form: SettingsForm): Suggestion | undefined {
  if (!verdict.rule.startsWith('certificate.') || verdict.outcome !== 'failed') return undefined;
  return { words: 'Go on unchecked', form: unchecked(form), unsafe: true };
}

function unchecked(form: SettingsForm): SettingsForm {
  return { ...form, rest: { ...form.rest, tls: { ...form.rest.tls, insecure: true } } };
}
