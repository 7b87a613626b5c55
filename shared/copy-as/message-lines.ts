// Writes the message of the settings as lines, for programs that take it whole.

import type { CopySettings } from './copy-settings.ts';

/** Header section, an empty line and the text. */
export function messageLines({ from, to, subject, text }: CopySettings): string[] {
  return [
    `From: <${from === '' ? 'mailer-daemon' : from}>`,
    ...(to.length === 0 ? [] : [`To: ${to.map((address) => `<${address}>`).join(', ')}`]),
    `Subject: ${subject}`,
    ...(/[^ -~]/.test(text + subject)
      ? [
          'MIME-Version: 1.0',
          'Content-Type: text/plain; charset=utf-8',
          'Content-Transfer-Encoding: 8bit',
        ]
      : []),
    '',
    ...text.split('\n'),
  ];
}

/** A line as it travels, since a dot alone ends the message (RFC 5321 section 4.5.2). */
export function stuffed(line: string): string {
  return line.startsWith('.') ? `.${line}` : line;
}
