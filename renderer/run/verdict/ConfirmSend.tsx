// Asks once, clearly, before a run hands a real message over.

import { Send } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { RunPlan } from '../../../shared/run/plan.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { list } from '../../../shared/words/en/phrases.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Banner, RUN_BEFORE } from './Banner.tsx';

export interface ConfirmSendProps {
  readonly plan: RunPlan;
  /** An earlier run still stands below. */
  readonly over: boolean;
  /** Why nothing can run just now. */
  readonly barred: string | undefined;
  readonly onSend: () => void;
  /** Goes as far as the recipients and undoes it. */
  readonly onRehearse: () => void;
  readonly onCancel: () => void;
  /** The question goes, and the focus with it. */
  readonly onLeft: () => void;
}

/** Names more recipients than this by their number. */
const NAMED = 3;

export function ConfirmSend({
  plan,
  over,
  barred,
  onSend,
  onRehearse,
  onCancel,
  onLeft,
}: ConfirmSendProps): ReactNode {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  useLayoutEffect(() => {
    const banner = first.current?.closest('[data-region]');
    return () => {
      if (banner?.contains(document.activeElement)) onLeft();
    };
    // By what it does `onLeft` is always the same.
  }, []);
  const to = plan.envelope?.to.map(({ address }) => address) ?? [];
  const whom = to.length > NAMED ? `${to.length} recipients` : list(to);
  const sender = plan.envelope?.from ?? '';
  const from = sender === '' ? 'the empty reverse-path' : visible(sender);
  const { message } = plan;
  const what =
    message?.kind === 'composed'
      ? `“${visible(message.subject ?? 'No subject')}”`
      : 'The .eml file';
  return (
    <Banner
      outcome="confirm"
      shape="warn"
      heading="Not sent yet"
      title={`This run hands a real message to ${plan.connection.host}`}
      below={`${what} goes from ${from} to ${whom}. Once the server has taken it, it cannot be called back.${over ? ` ${RUN_BEFORE}` : ''}`}
      actions={
        <>
          <Button ref={first} primary barred={barred} onClick={onSend}>
            <Icon of={Send} />
            Send it
          </Button>
          <Button barred={barred} onClick={onRehearse}>
            Go as far as rcpt, send nothing
          </Button>
          <Button onClick={onCancel}>Do not run</Button>
        </>
      }
    />
  );
}
