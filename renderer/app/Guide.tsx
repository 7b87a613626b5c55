// Beside the first start: how a run reads, how a step ends, which keys are worth knowing.

import type { ReactNode } from 'react';
import { Section } from '../run/inspector/Section.tsx';
import { DirectionMark } from '../ui/DirectionMark.tsx';
import { Keys } from '../ui/Keys.tsx';
import { Shape } from '../ui/Shape.tsx';
import type { ShapeKind } from '../ui/Shape.tsx';
import styles from './Guide.module.css';

const ENDS: readonly (readonly [ShapeKind, string])[] = [
  ['pass', 'passed'],
  ['fail', 'failed'],
  ['warn', 'passed, look at this'],
  ['inconclusive', 'cannot be told'],
  ['running', 'under way'],
  ['skip', 'left out, on purpose'],
  ['not-reached', 'not reached'],
];

const WORTH: readonly (readonly [string, readonly string[]])[] = [
  ['Run, and cancel', ['Ctrl+Enter', 'Esc']],
  ['Everything else', ['Ctrl+K']],
  ['To the verdict, the transcript, the details', ['F6']],
  ['Next line of evidence', ['E']],
  ['Copy for a ticket', ['Ctrl+Shift+C']],
];

export function Guide(): ReactNode {
  return (
    <>
      <Section title="How a run reads">
        <ul className={styles.legend}>
          <li>
            <DirectionMark direction="client" />
            <span>
              <b>You</b> say this to the server.
            </span>
          </li>
          <li>
            <DirectionMark direction="server" />
            <span>
              <b>The server</b> answers, word for word.
            </span>
          </li>
          <li>
            <DirectionMark direction="note" />
            <span>
              <b>Ehlo</b> noticed this.
            </span>
          </li>
          <li>
            <i className={styles.sheath} aria-hidden="true" />
            <span>
              <b>A line at the edge</b> means encrypted from here on.
            </span>
          </li>
        </ul>
        <p className={styles.kept}>
          <span className="wire sealed">[secret]</span> is all that is ever kept of a password.
        </p>
      </Section>
      <Section title="How a step ends">
        <ul className={styles.ends}>
          {ENDS.map(([kind, words]) => (
            <li key={kind}>
              <Shape kind={kind} />
              {words}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Keys worth knowing">
        <dl className={styles.keys}>
          {WORTH.map(([words, keys]) => (
            <div key={words}>
              <dt>{words}</dt>
              <dd>
                {keys.map((key) => (
                  <span key={key}>
                    <Keys keys={key} />
                    <span className="vh">{key}</span>
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}
