// The sign-in: what was offered, what was chosen and why, each step, and how it ended.

import type { ReactNode } from 'react';
import type { RunFacts } from '../../../shared/run/facts.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { DirectionMark } from '../../ui/DirectionMark.tsx';
import { Shape } from '../../ui/Shape.tsx';
import type { ShapeKind } from '../../ui/Shape.tsx';
import { LineCite } from '../LineCite.tsx';
import type { RunLog } from '../run-log.ts';
import { explainEnhanced, explainReplyCode } from '../words/code-words.ts';
import { MechanismTable } from './MechanismTable.tsx';
import styles from './Panel.module.css';
import { Empty, Pairs, Section } from './Section.tsx';
import { authSteps } from './auth-steps.ts';

export interface AuthenticationPanelProps {
  readonly log: RunLog;
  readonly facts: RunFacts;
  readonly running: boolean;
  readonly onCite: (row: number) => void;
}

const WHY = {
  'asked-for': 'asked for',
  'token-given': 'chosen, as a token is given',
  preferred: 'chosen, as mail programs would',
  'next-after-refusal': 'chosen, as the one before was not supported',
} as const;

const STATES: Readonly<Record<string, readonly [ShapeKind, string]>> = {
  'under-way': ['running', 'under way'],
  accepted: ['pass', 'accepted'],
  rejected: ['fail', 'refused'],
};

export function AuthenticationPanel(props: AuthenticationPanelProps): ReactNode {
  const { log, facts, running, onCite } = props;
  const { auth, settings, extensions } = facts;
  const plan = settings.plan.auth;
  if (!plan) return <Empty>No sign-in was asked for. Give a user name in the bar above.</Empty>;
  const { now, reply } = auth;
  const [shape, words] = STATES[now.state] ?? ['not-reached', running ? 'not yet' : 'not reached'];
  const steps = authSteps(log.events);
  return (
    <>
      <Section title="Result">
        <Pairs
          of={[
            [
              'State',
              <>
                <Shape kind={shape} /> {words}
                {'seq' in now && <LineCite log={log} seq={now.seq} onCite={onCite} />}
              </>,
            ],
            [
              'Mechanism',
              now.state !== 'none' && (
                <>
                  <span className="wire">{now.signIn.mechanism}</span>{' '}
                  <span className="sub">{WHY[now.signIn.why]}</span>
                </>
              ),
            ],
            [
              'authcid',
              <bdi key="u" className="wire">
                {visible(plan.user)}
              </bdi>,
            ],
            [
              'authzid',
              plan.authzid === undefined ? (
                'absent'
              ) : (
                <bdi key="z" className="wire">
                  {visible(plan.authzid)}
                </bdi>
              ),
            ],
            [
              'Initial response',
              now.state === 'none'
                ? undefined
                : now.signIn.initialResponse
                  ? 'sent with AUTH'
                  : 'absent',
            ],
          ]}
        />
      </Section>
      <Section title="Mechanisms">
        <MechanismTable extensions={extensions} tried={auth.tried} state={now.state} />
      </Section>
      {steps.length > 0 && (
        <Section title="Step by step">
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step.seq}>
                <DirectionMark direction={step.direction} label={step.direction} />
                <span>
                  <bdi className="wire">{step.text}</bdi>
                  {step.decoded !== undefined && (
                    <span className={styles.meta}>{step.decoded}</span>
                  )}
                </span>
                <LineCite log={log} seq={step.seq} onCite={onCite} />
              </li>
            ))}
          </ol>
        </Section>
      )}
      {reply && (
        <Section title="The reply, taken apart">
          <Pairs
            of={[
              [String(reply.code), explainReplyCode(reply.code)],
              [reply.enhanced ?? '', reply.enhanced && explainEnhanced(reply.enhanced)],
              [
                'Words',
                <bdi key="w" className="wire">
                  {reply.text.split('\n').map(visible).join(' ')}
                </bdi>,
              ],
            ]}
          />
        </Section>
      )}
    </>
  );
}
