// Explains a line on demand: what a keyword promises, what a code means, what was kept out.

import type { RunEvent } from '../../../shared/run/event.ts';
import { readEnhancedStatus } from '../../../shared/smtp/enhanced-status.ts';
import { readExtension } from '../../../shared/smtp/extension.ts';
import { SECRET_MARK, peerTextPart } from '../../../shared/smtp/peer-text.ts';
import { explainExtension } from '../words/extension-words.ts';
import { explainEnhanced, explainReplyCode } from '../words/code-words.ts';

/** A few words beside the line, or undefined where it speaks for itself. */
export function hintFor(event: RunEvent): string | undefined {
  if (event.type === 'line.sent') return hintForSent(event.text);
  if (event.type !== 'line.received' || event.phase !== 'ehlo') return undefined;
  // The first line names the server, and a name has a dot where a keyword has none.
  if (!event.text.startsWith('250') || /^250.\S*\.\S*/.test(event.text)) return undefined;
  return explainExtension(readExtension(peerTextPart(event.text, 4)).extension);
}

function hintForSent(text: string): string | undefined {
  if (text.includes(SECRET_MARK)) return 'kept out of the record';
  if (text.startsWith('STARTTLS')) return 'asks to encrypt from here on';
  if (text.startsWith('RSET')) return 'undoes the transaction: nothing is sent';
  return undefined;
}

/** Every word of explanation there is for a line, when it is asked for by itself. */
export function explainRow(event: RunEvent): string {
  const hint = hintFor(event);
  if (event.type !== 'line.received')
    return hint ?? 'There is nothing more to say about this line.';
  const code = Number(event.text.slice(0, 3));
  const enhanced = readEnhancedStatus(event.text.slice(4));
  const parts = [
    labelled(String(code), explainReplyCode(code)),
    enhanced && labelled(enhanced, explainEnhanced(enhanced)),
    hint,
  ];
  return parts.filter((part) => part !== undefined).join('; ') || 'This line has no reply code.';
}

function labelled(code: string, words: string | undefined): string | undefined {
  return words && `${code}: ${words}`;
}
