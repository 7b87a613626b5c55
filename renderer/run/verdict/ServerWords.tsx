// Quotes the server word for word, as text; a very long quotation is folded, never cut.

import { useState } from 'react';
import type { ReactNode } from 'react';
import type { QuotedReply } from '../../../shared/run/verdict.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { DirectionMark } from '../../ui/DirectionMark.tsx';
import styles from './VerdictCard.module.css';

/** Past this many characters the first lines stand alone until asked for more. */
const LONG = 2000;
const FIRST_LINES = 12;

export function ServerWords({ reply }: { readonly reply: QuotedReply }): ReactNode {
  const [whole, setWhole] = useState(false);
  const { code, text } = reply;
  const long = text.length > LONG && !whole;
  const lines = (long ? text.slice(0, LONG) : text).split('\n');
  const shown = long ? lines.slice(0, FIRST_LINES) : lines;
  return (
    <div className={styles.said}>
      <DirectionMark direction="server" label="server" />
      <blockquote className="wire" dir="ltr">
        {shown.map((line, index) => (
          <p key={index}>
            <b className={code >= 500 ? styles.code5 : code >= 400 ? styles.code4 : undefined}>
              {code}
            </b>{' '}
            {visible(line)}
          </p>
        ))}
      </blockquote>
      {long && (
        <LinkButton onClick={() => setWhole(true)}>
          show all {text.length.toLocaleString('en')} characters
        </LinkButton>
      )}
    </div>
  );
}
