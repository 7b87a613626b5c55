// Says when a run began: to the second, so that two in a row can be told apart, and on which day.

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** `14:05:09` of an ISO 8601 time, in this computer's zone. */
export function clockTime(at: string): string {
  return TIME.format(new Date(at));
}

/** `Monday 2 March 2026`, or that it is today or yesterday. */
export function dayOf(at: string, now = new Date()): string {
  const day = DAY.format(new Date(at));
  if (day === DAY.format(now)) return 'Today';
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  return day === DAY.format(yesterday) ? 'Yesterday' : day;
}

/** `Yesterday 14:05:09`. */
export function dayAndTime(at: string): string {
  return `${dayOf(at)} ${clockTime(at)}`;
}
