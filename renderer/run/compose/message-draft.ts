// Edits the message and envelope of a plan, one field at a time.

import type { EnvelopePlan, MessagePlan, RecipientPlan } from '../../../shared/run/plan.ts';
import type { SettingsForm } from '../settings-form.ts';

type Rest = SettingsForm['rest'];

export type Notify = NonNullable<RecipientPlan['notify']>[number];

export type Composed = Extract<MessagePlan, { readonly kind: 'composed' }>;

const NO_ENVELOPE: EnvelopePlan = { from: '', to: [] };

export function envelopeOf(rest: Rest): EnvelopePlan {
  return rest.envelope ?? NO_ENVELOPE;
}

export function withEnvelope(rest: Rest, change: Partial<EnvelopePlan>): Rest {
  return { ...rest, envelope: { ...envelopeOf(rest), ...change } };
}

/** Adds the addresses of a pasted or typed text, each once. */
export function withRecipients(rest: Rest, text: string): Rest {
  const known = envelopeOf(rest).to;
  const added = text
    .split(/[\s,;]+/)
    .map((address) => address.replace(/^<|>$/g, ''))
    .filter(
      (address) => address !== '' && !known.some((recipient) => recipient.address === address),
    );
  if (added.length === 0) return rest;
  const notify = known[0]?.notify;
  const fresh = [...new Set(added)].map((address) => ({ address, ...(notify && { notify }) }));
  return withEnvelope(rest, { to: [...known, ...fresh] });
}

export function withoutRecipient(rest: Rest, index: number): Rest {
  return withEnvelope(rest, { to: envelopeOf(rest).to.filter((_, at) => at !== index) });
}

/** What all recipients ask for: the composer sets it for all alike. */
export function notifyOf(rest: Rest): readonly Notify[] {
  return envelopeOf(rest).to[0]?.notify ?? [];
}

export function withNotify(rest: Rest, notify: readonly Notify[]): Rest {
  const to = envelopeOf(rest).to.map(({ notify: _, ...recipient }) =>
    notify.length > 0 ? { ...recipient, notify } : recipient,
  );
  return withEnvelope(rest, { to });
}

export function composedOf(rest: Rest): Composed {
  return rest.message?.kind === 'composed' ? rest.message : { kind: 'composed' };
}

/** A field set to undefined is taken out. */
export function withComposed(
  rest: Rest,
  change: { readonly [Key in keyof Omit<Composed, 'kind'>]?: Composed[Key] | undefined },
): Rest {
  const entries = Object.entries({ ...composedOf(rest), ...change });
  const message = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  return { ...rest, message: message as unknown as Composed };
}
