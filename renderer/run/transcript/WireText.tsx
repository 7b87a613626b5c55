// Shows a line's words: codes weighted, secrets marked, everything as text and never as markup.

import type { ReactNode } from 'react';
import { SECRET_MARK } from '../../../shared/smtp/peer-text.ts';
import { cx } from '../../ui/cx.ts';
import styles from './Transcript.module.css';

export interface WireTextProps {
  /** Already made visible. */
  readonly text: string;
  /** Whether it begins with a reply code. */
  readonly reply: boolean;
}

export function WireText({ text, reply }: WireTextProps): ReactNode {
  const match = reply ? /^(\d{3})([ -]?)(?:(\d\.\d{1,3}\.\d{1,3})(?= |$))?/.exec(text) : null;
  if (!match) return marked(text);
  const [start, code = '', dash = '', enhanced] = match;
  return (
    <>
      <b className={cx(styles.code, styles[`code${code[0] ?? ''}`])}>{code}</b>
      {dash}
      {enhanced && <span className={styles.enhanced}>{enhanced}</span>}
      {marked(text.slice(start.length))}
    </>
  );
}

function marked(text: string): ReactNode {
  const parts = text.split(SECRET_MARK);
  if (parts.length === 1) return text;
  return parts.map((part, index) => (
    <span key={index}>
      {index > 0 && <span className="sealed">{SECRET_MARK}</span>}
      {part}
    </span>
  ));
}
