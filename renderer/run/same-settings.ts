// Compares settings: whether two say the same, and whether a form still is what was saved.

import type { RunPlan } from '../../shared/run/plan.ts';
import { withoutSignIn } from '../../shared/run/without-secrets.ts';
import { readForm } from './settings-form.ts';
import type { SettingsForm } from './settings-form.ts';

/** Whether two values of JSON are the same, in whatever order their fields stand. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isSame(Reflect.get(one, name), Reflect.get(other, name)));
}

/** Whether the form is these settings; a password given since then makes them no others. */
export function describes(form: SettingsForm, saved: RunPlan): boolean {
  const read = readForm(form, false);
  return read.ok && isSame(withoutSignIn(read.plan), withoutSignIn(saved));
}

/**
 * The form of an earlier run with the password that stands in the bar now, where that is for
 * the same user of the same server: it may have been given because of that run.
 */
export function withSecretOf(earlier: SettingsForm, bar: SettingsForm): SettingsForm {
  const { password, token } = bar.auth;
  const sameUser =
    earlier.host === bar.host && earlier.port === bar.port && earlier.user === bar.user;
  if (!sameUser || (password === undefined && token === undefined)) return earlier;
  const { password: _, token: __, ...auth } = earlier.auth;
  return {
    ...earlier,
    auth: { ...auth, ...(password !== undefined && { password }), ...(token && { token }) },
  };
}
