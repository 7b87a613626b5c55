// Compares a user name with the form in which a service wants it.

import type { UserForm } from './known/mail-service.ts';

/** Whether a name has the form that a service asks for. */
export function fitsUserForm(form: UserForm, user: string): boolean {
  if (form === 'any') return true;
  if (form === 'address') return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(user);
  if (form === 'local-part') return !user.includes('@');
  return user === form.literal;
}
