// The mail transaction of a run: envelope, each recipient's reply, what became of the message.

import type { ReactNode } from 'react';
import type { ObservedReply } from '../../../shared/run/facets/observed-reply.ts';
import type { RunFacts } from '../../../shared/run/facts.ts';
import { isRefusal } from '../../../shared/smtp/reply.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { octets } from '../../../shared/words/en/phrases.ts';
import { Shape } from '../../ui/Shape.tsx';
import { LineCite } from '../LineCite.tsx';
import type { RunLog } from '../run-log.ts';
import styles from './Panel.module.css';
import { Empty, Pairs, Section } from './Section.tsx';

export interface TransactionPanelProps {
  readonly log: RunLog;
  readonly facts: RunFacts;
  readonly onCite: (row: number) => void;
  /** Leads to where the message is written. */
  readonly compose: ReactNode;
}

const STATES = {
  none: 'not sent',
  sent: 'sent, not answered yet',
  accepted: 'accepted by the server',
  refused: 'refused',
  unconfirmed: 'sent, and never answered: nobody knows but the server',
} as const;

export function TransactionPanel({
  log,
  facts,
  onCite,
  compose,
}: TransactionPanelProps): ReactNode {
  const { transaction, settings } = facts;
  const { started, mail, recipients, content, message } = transaction;
  if (!started) {
    return (
      <>
        <Empty>This run spoke of no message. Choose how far to go in the bar above.</Empty>
        <Section title="Message">{compose}</Section>
      </>
    );
  }
  return (
    <>
      <Section title="Envelope">
        <Pairs
          of={[
            [
              'Reverse-path',
              <bdi
                key="f"
                className="wire"
              >{`<${visible(settings.plan.envelope?.from ?? '')}>`}</bdi>,
            ],
            ['Reply', mail && <Reply log={log} reply={mail} onCite={onCite} />],
            [
              'Parameters',
              started.parameters.length > 0 ? (
                <span className="wire">{started.parameters.join(' ')}</span>
              ) : (
                'none'
              ),
            ],
            ['Commands', started.pipelined ? 'in one flight' : 'one by one'],
          ]}
        />
      </Section>
      <Section title="Forward-paths">
        <ul>
          {recipients.map(({ address, reply }, index) => (
            <li key={index}>
              <bdi className="wire">{visible(address)}</bdi>
              <span className={styles.meta}>
                {reply ? <Reply log={log} reply={reply} onCite={onCite} /> : 'no reply'}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Message">
        <Pairs
          of={[
            ['State', STATES[message.state]],
            [
              'Reply',
              'reply' in message ? (
                <Reply log={log} reply={message.reply} onCite={onCite} />
              ) : undefined,
            ],
            ['Size', content && octets(content.size)],
            ['SHA-256', content && <span className="wire">{content.sha256}</span>],
            [
              'Line ends',
              content &&
                (content.linesMended > 0 ? `${content.linesMended} made CR LF` : 'all CR LF'),
            ],
          ]}
        />
        {compose}
      </Section>
    </>
  );
}

interface ReplyProps {
  readonly log: RunLog;
  readonly reply: ObservedReply;
  readonly onCite: (row: number) => void;
}

function Reply({ log, reply, onCite }: ReplyProps): ReactNode {
  return (
    <>
      <Shape
        kind={isRefusal(reply) ? 'fail' : 'pass'}
        label={isRefusal(reply) ? 'refused' : 'accepted'}
      />{' '}
      <bdi className="wire">
        {reply.code} {reply.text.split('\n').map(visible).join(' ')}
      </bdi>
      <LineCite log={log} seq={reply.seq} onCite={onCite} />
    </>
  );
}
