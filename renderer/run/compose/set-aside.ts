// Keeps what was written while a file takes its place, so that neither is lost by a look at the other.

import type { MessagePlan } from '../../../shared/run/plan.ts';
import type { SettingsForm } from '../settings-form.ts';
import type { Composed } from './message-draft.ts';

type Raw = Extract<MessagePlan, { readonly kind: 'raw' }>;

/** The parts of a message that the next run does not send. */
export interface SetAside {
  readonly composed?: Composed;
  /** Of a message that goes without it. */
  readonly html?: string;
  readonly raw?: Raw;
  /** Of the file that `raw` was read from. */
  readonly fileName?: string;
}

export type MessageKind = 'text' | 'html' | 'raw';

export function kindOf({ rest: { message } }: SettingsForm): MessageKind {
  if (message?.kind === 'raw') return 'raw';
  return message?.html === undefined ? 'text' : 'html';
}

/** The form with a message of another kind, as that was when it was left. */
export function withKind(form: SettingsForm, kind: MessageKind): SettingsForm {
  const aside = asideOf(form);
  const { raw = { kind: 'raw', content: '' }, composed, html = '' } = aside;
  if (kind === 'raw') return withMessage(form, raw, aside);
  if (kind === 'html') {
    return withMessage(form, { ...(composed ?? { kind: 'composed' }), html }, aside);
  }
  if (composed === undefined) return withMessage(form, undefined, aside);
  const { html: _, ...text } = composed;
  return withMessage(form, text, aside);
}

/** The form whose message is this file, byte for byte. */
export function withFile(form: SettingsForm, content: string, fileName: string): SettingsForm {
  const { message } = form.rest;
  const rawLines = message?.kind === 'raw' && message.rawLines;
  const raw: Raw = { kind: 'raw', content, ...(rawLines && { rawLines }) };
  return withMessage(form, raw, { ...asideOf(form), fileName });
}

/** What would be lost if the message became another. */
function asideOf({ rest: { message }, aside = {} }: SettingsForm): SetAside {
  if (message === undefined) return aside;
  if (message.kind === 'raw') return { ...aside, raw: message };
  const { html } = message;
  return { ...aside, composed: message, ...(html !== undefined && { html }) };
}

function withMessage(
  form: SettingsForm,
  message: MessagePlan | undefined,
  aside: SetAside,
): SettingsForm {
  const { message: _, ...rest } = form.rest;
  return { ...form, aside, rest: { ...rest, ...(message && { message }) } };
}
