// Picks out of a refusal the names and numbers that its explanation repeats.

import { normalise } from './normalise.ts';

export interface Mentions {
  /** The network address that the server names. */
  readonly ip?: string;
  /** The blocklist that it goes by. */
  readonly list?: string;
  /** A bound that it states, as it stands there: `10 per second`, `500`. */
  readonly limit?: string;
  /** Seconds that it asks to wait. */
  readonly wait?: number;
  /** Whether it asks to try again, though its code may say that this is no use. */
  readonly later?: true;
}

/** Whether a refusal asks to try again, whatever its code. */
export const asksToTryLater = (reply: string): boolean => LATER.test(normalise(reply));

/** What a refusal's text names; what it does not name is absent. */
export function readMentions(reply: string): Mentions {
  const text = normalise(reply);
  const ip = /\b(?:\d{1,3}\.){3}\d{1,3}\b|\b[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,7}\b/.exec(text)?.[0];
  const list =
    /(?:blocked using|(?:listed|found) (?:at|by|in|on)|blocklist:?|blacklist:?) (?:the )?((?:[a-z0-9-]+\.)+[a-z]{2,})/.exec(
      text,
    )?.[1] ?? /\b(spamhaus|spamcop|barracuda|sorbs|uceprotect)\b/.exec(text)?.[1];
  const limit =
    /\b(?:limit|maximum|max|quota|allowance)(?: size| number)?(?: is| of|:| =)? ?\(?(\d[\d,.]*(?: ?(?:bytes|kb|mb|kib|mib|messages|e-?mails|recipients|connections))?(?: ?(?:per|\/|an?) ?(?:second|minute|hour|day))?)/.exec(
      text,
    )?.[1] ??
    /\b(\d+ (?:messages|e-?mails|recipients)? ?(?:per|\/) ?(?:second|minute|hour|day))/.exec(
      text,
    )?.[1];
  const wait = readWait(text);
  return {
    ...(ip !== undefined && { ip }),
    ...(list !== undefined && { list }),
    ...(limit !== undefined && { limit: limit.replace(/[,.]$/, '') }),
    ...(wait !== undefined && { wait }),
    ...(LATER.test(text) && { later: true }),
  };
}

const LATER = /\b(?:try|retry|send)(?: it| this)?(?: again)?(?: \w+){0,3} later\b/;

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** `in 300 seconds`, `after 5 minutes`, `in 00:04:59`. */
function readWait(text: string): number | undefined {
  const clock = /\b(?:in|after|for) (\d{1,2}):(\d{2}):(\d{2})\b/.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const words =
    /\b(?:in|after|for|wait|within|delayed) (?:about |another |at least )?(\d{1,5}) ?(s|m|h)(?:ec|in|r|our|\b)/.exec(
      text,
    );
  return words ? Number(words[1]) * (SECONDS[words[2] ?? ''] ?? 1) : undefined;
}
