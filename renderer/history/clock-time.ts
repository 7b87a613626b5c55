// Says when a run began, to the second, so that two in a row can be told apart.

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** `14:05:09` of an ISO 8601 time, in this computer's zone. */
export function clockTime(at: string): string {
  return TIME.format(new Date(at));
}
