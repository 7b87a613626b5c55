// Shows what a pasted text means, on the card of a run, with the lines it rests on.

import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Explanation } from '../../shared/explain/explanation.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { NumberCite } from '../run/LineCite.tsx';
import { Banner } from '../run/verdict/Banner.tsx';
import { Row, VerdictCard } from '../run/verdict/VerdictCard.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Explain.module.css';
import type { Unexplained } from './ExplainView.tsx';
import { readAs, UNEXPLAINED } from './words.ts';

export interface ExplainResultProps {
  readonly explanation: Explanation | undefined;
  readonly why: Unexplained;
  readonly onLine: (number: number) => void;
  readonly onCopy: () => void;
}

export function ExplainResult({ explanation, why, onLine, onCopy }: ExplainResultProps): ReactNode {
  if (!explanation) {
    const { heading, title, below } = UNEXPLAINED[why];
    return (
      <Banner
        outcome="none"
        shape={why === 'empty' ? 'skip' : 'inconclusive'}
        heading={heading}
        title={title}
        below={below}
      />
    );
  }
  const { verdict, lines, guessed } = explanation;
  return (
    <VerdictCard
      judgement={explanation}
      open
      cites={(numbers) =>
        numbers.map((number) => (
          <NumberCite key={number} number={number} onCite={() => onLine(number)} />
        ))
      }
      actions={
        <Button primary title="Copy for a ticket (Ctrl+Shift+C)" onClick={onCopy}>
          <Icon of={Copy} />
          Copy for a ticket
        </Button>
      }
    >
      {lines.length > 0 && (
        <Row term="It rests on">
          <ol className={styles.lines}>
            {lines.map(({ number, text }) => (
              <li key={number}>
                <NumberCite number={number} onCite={() => onLine(number)} />
                <span className="wire" dir="ltr">
                  {visible(text)}
                </span>
              </li>
            ))}
          </ol>
        </Row>
      )}
      <Row term="Read as">
        {visible(readAs(explanation))}
        {guessed.includes('phase') &&
          ` That it answers the step ${verdict.phase} is a guess from its words: choose the step if you know it.`}
      </Row>
    </VerdictCard>
  );
}
