// Says what a pasted text was taken for, or why it was not explained.

import type { Explanation } from '../../shared/explain/explanation.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { outcomeHeading } from '../run/verdict/outcome.ts';
import type { Unexplained } from './ExplainView.tsx';
import { TOO_LONG } from './paste-text.ts';

interface Words {
  readonly heading: string;
  readonly title: string;
  readonly below: string;
}

export const UNEXPLAINED: Readonly<Record<Unexplained, Words>> = {
  empty: {
    heading: 'Nothing yet',
    title: 'What it means will stand here',
    below: 'Why it failed, what to do about it, and which lines say so. No connection is made.',
  },
  unrecognised: {
    heading: 'Not recognised',
    title: 'Nothing in this text is a reply or an error that Ehlo knows',
    below:
      'Paste the whole error message, the bounce, or the log of the mail program; the lines with three-digit numbers (such as 535 or 550) tell most.',
  },
  'too-long': { heading: 'Too long', title: 'This is more than can be read here', below: TOO_LONG },
};

/** `swaks, about mail.example.org.` */
export function readAs({ source, target }: Explanation): string {
  return `${source.name}${target.host === null ? '' : `, about ${target.host}`}.`;
}

/** What a screen reader is told once the text has been read. */
export function spokenOf(explanation: Explanation | undefined, why: Unexplained): string {
  if (!explanation) return why === 'empty' ? '' : `${UNEXPLAINED[why].title}.`;
  const { verdict } = explanation;
  return `${outcomeHeading(verdict)}, ${verdict.confidence}: ${visible(verdict.title)}.`;
}
