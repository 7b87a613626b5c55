// Builds HTML from untrusted text: whatever is put into a template is escaped.

import { visible } from '../smtp/visible.ts';

/** Text that is HTML already; only the `html` template makes it. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Content = string | number | Markup | readonly Markup[];

/**
 * A template whose values are text: control and bidirectional characters are written out,
 * and what means something in HTML is escaped. Only other markup goes in as it is.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const [first = '', ...rest] = parts;
  return new Markup(first + rest.map((part, index) => toSource(values[index]) + part).join(''));
}

function toSource(content: Content | undefined): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.source;
  if (typeof content === 'object') return content.map(({ source }) => source).join('');
  return visible(String(content)).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
