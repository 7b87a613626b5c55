// Takes off a pasted text what its way here put on: colours, quotation marks, times, soft breaks.

import type { PastedLine } from './pasted-line.ts';

/** Lines that are read; a log that is longer has its end read, where the trouble is. */
const LINES = 50_000;

/** Characters of a line that are read; no reply or error message is longer. */
const LINE_LENGTH = 16_384;

/** The text's lines, each with its number, without what does not belong to them. */
export function cleanText(pasted: string): readonly PastedLine[] {
  const text = pasted.replace(/^\uFEFF/, '');
  // A text without line feeds may come from an old Mac; else a carriage return only overwrites.
  const whole = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  const { rest, before } = tail(whole);
  const lines = rest.split('\n').flatMap((line, index) =>
    line
      .replace(/\r$/, '')
      .split('\r')
      .map((part) => ({
        number: before + index + 1,
        text: withoutColours(part.slice(0, LINE_LENGTH)),
      })),
  );
  return withoutTimes(withoutMarkup(withoutQuotes(withoutSoftBreaks(lines))));
}

/** The last lines, and how many stand before them: no more is split than is read. */
function tail(text: string): { readonly rest: string; readonly before: number } {
  let start = text.length;
  for (let count = 0; count < LINES && start >= 0; count += 1)
    start = text.lastIndexOf('\n', start - 1);
  if (start <= 0) return { rest: text, before: 0 };
  let before = 1;
  for (let at = text.indexOf('\n'); at < start; at = text.indexOf('\n', at + 1)) before += 1;
  return { rest: text.slice(start + 1), before };
}

/** ECMA-48: control sequences, and operating system commands up to their end. */
function withoutColours(text: string): string {
  if (!/[\u001b\u009b]/.test(text)) return text;
  return text

    .replace(/\u001b\][^\u0007\u001b]{0,400}(?:\u0007|\u001b\\)?/g, '')

    .replace(/(?:\u001b\[|\u009b)[0-9;:?<=>]{0,32}[A-Za-z@^`{|}~]/g, '');
}

function share(lines: readonly PastedLine[], fits: (text: string) => boolean): number {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  if (filled.length === 0) return 0;
  return filled.filter(({ text }) => fits(text)).length / filled.length;
}

/** RFC 2045 section 6.7, where the text says so or breaks like it: `=` ends a line, `=3D` is one. */
function withoutSoftBreaks(lines: readonly PastedLine[]): readonly PastedLine[] {
  const said = lines.some(({ text }) =>
    /^content-transfer-encoding: *quoted-printable/i.test(text),
  );
  const broken = lines.filter(({ text }) => text.length > 60 && /[^=]=$/.test(text)).length;
  if (!said && broken < 2) return lines;
  const joined: { number: number; text: string }[] = [];
  let open = false;
  for (const { number, text } of lines) {
    const last = joined.at(-1);
    const soft = text.length > 1 && text.endsWith('=');
    const own = (soft ? text.slice(0, -1) : text).replace(/=3D/g, '=').replace(/=20/g, ' ');
    if (open && last && last.text.length < LINE_LENGTH) last.text += own;
    else joined.push({ number, text: own });
    open = soft;
  }
  return joined;
}

/** Quotations of quotations that are taken off. */
const DEPTH = 6;

/** A mail program's `> ` before nearly every line; curl's own stands before some only. */
function withoutQuotes(lines: readonly PastedLine[]): readonly PastedLine[] {
  // curl's own marks are known by the answers among them.
  if (lines.some(({ text }) => /^< \d{3}/.test(text))) return lines;
  let own = lines;
  for (let depth = 0; depth < DEPTH; depth += 1) {
    if (share(own, (text) => /^\s?(?:> ?|\| )/.test(text)) < 0.9) return own;
    own = own.map(({ number, text }) => ({ number, text: text.replace(/^\s?(?:> ?|\| )/, '') }));
  }
  return own;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&#039;': "'",
  '&nbsp;': ' ',
};

/** A web page's source: PHPMailer prints its log as HTML. */
function withoutMarkup(lines: readonly PastedLine[]): readonly PastedLine[] {
  if (!lines.some(({ text }) => /&(?:lt|gt|amp|quot|#0?39|nbsp);|<br ?\/?>/i.test(text))) {
    return lines;
  }
  return lines.flatMap(({ number, text }) =>
    text
      .split(/<br ?\/?>/i)
      .map((part) =>
        part.replace(/&(?:lt|gt|amp|quot|#0?39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity),
      )
      .filter((part, index) => index === 0 || part !== '')
      .map((part) => ({ number, text: part })),
  );
}

/**
 * A date with a time, a time alone, or the seconds that `ts` writes; what stands before a line,
 * with Sidekiq's process and thread behind it.
 */
const TIME =
  /^\[?(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z| ?(?:UTC|GMT)|[+-]\d\d:?\d\d)?\]?:?[ \t]+(?:\d+ TID-\w+ )?/;

function withoutTimes(lines: readonly PastedLine[]): readonly PastedLine[] {
  return lines.map(({ number, text }) => ({ number, text: text.replace(TIME, '') }));
}
