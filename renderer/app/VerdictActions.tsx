// What can be done about a verdict: run again in another way, hand it on, keep it.

import { Copy, Download, LockOpen, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RecordedJudgement } from '../../shared/run/facets/settings.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { suggestion } from '../run/verdict/suggestion.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { exportItems } from './export-items.ts';
import { useWorkbench } from './workbench-context.ts';

export function VerdictActions({
  judgement,
}: {
  readonly judgement: RecordedJudgement;
}): ReactNode {
  const workbench = useWorkbench();
  const form = useStore(workbench.stores.form);
  const masked = useStore(workbench.stores.maskNames);
  const barred = useStore(workbench.stores.trouble)?.reason;
  const { verdict } = judgement;
  const cancelled = verdict.rule === 'run.cancelled';
  const other = suggestion(verdict, form);
  const runOther = (): void => {
    if (!other) return;
    if (!other.unsafe) workbench.stores.form.set(other.form);
    workbench.run(other.form);
  };
  return (
    <>
      {other && (
        <Button
          primary
          barred={barred}
          onClick={runOther}
          title={
            other.unsafe
              ? 'This run only; the settings stay as they are'
              : 'Changes what is in the bar; a saved profile stays as it is'
          }
        >
          <Icon of={other.unsafe ? LockOpen : RotateCw} />
          {visible(other.words)}
        </Button>
      )}
      <Button
        primary={!other && !cancelled && verdict.outcome !== 'ok'}
        barred={barred}
        aria-keyshortcuts="Control+Shift+C"
        title="Copy for a ticket (Ctrl+Shift+C)"
        onClick={() => workbench.ask(() => workbench.copyForTicket())}
      >
        <Icon of={Copy} />
        Copy for a ticket
      </Button>
      <Button primary={cancelled} barred={barred} onClick={() => workbench.run()}>
        <Icon of={RotateCw} />
        Run again
      </Button>
      <Menu label="Export the run" items={exportItems(workbench, masked)}>
        <Button>
          <Icon of={Download} />
          Export
        </Button>
      </Menu>
    </>
  );
}
