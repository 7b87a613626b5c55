// What can be done about a verdict: run again in another way, hand it on, keep it.

import { Code, Copy, Download, KeyRound, LockOpen, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RecordedJudgement } from '../../shared/run/facets/settings.ts';
import { visible } from '../../shared/smtp/visible.ts';
import type { RunLog } from '../run/run-log.ts';
import { isSame, withSecretOf } from '../run/same-settings.ts';
import { suggestion } from '../run/verdict/suggestion.ts';
import { wantedSecret } from '../run/verdict/wanted-secret.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { copyItems } from './copy-settings.ts';
import { exportItems } from './export-items.ts';
import { useWorkbench } from './workbench-context.ts';

export function VerdictActions({
  log,
  judgement,
}: {
  readonly log: RunLog;
  readonly judgement: RecordedJudgement;
}): ReactNode {
  const workbench = useWorkbench();
  const bar = useStore(workbench.stores.form);
  const masked = useStore(workbench.stores.maskNames);
  const barred = useStore(workbench.stores.trouble)?.reason;
  const { verdict } = judgement;
  const cancelled = verdict.rule === 'run.cancelled';
  // What the card says is about its own run, whatever has been put into the bar since.
  const content = workbench.contentOf(log);
  const earlier = content && { ...content, form: withSecretOf(content.form, bar) };
  const other = earlier && suggestion(verdict, earlier.form);
  const secret = other ? undefined : wantedSecret(verdict);
  const giveSecret = (): void => {
    if (!earlier) return;
    const { form, origin, dialog } = workbench.stores;
    if (!isSame(form.get(), earlier.form)) form.set(earlier.form);
    origin.set(earlier.origin);
    dialog.set('credential');
  };
  const runOther = (): void => {
    if (!other) return;
    if (other.unsafe) workbench.runAgain(earlier, earlier.form, other.form);
    else workbench.runAgain(earlier, other.form);
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
      {secret !== undefined && (
        <Button primary barred={barred} onClick={giveSecret}>
          <Icon of={KeyRound} />
          {secret}
        </Button>
      )}
      <Button
        primary={!other && secret === undefined && !cancelled && verdict.outcome !== 'ok'}
        barred={barred}
        aria-keyshortcuts="Control+Shift+C"
        title="Copy for a ticket (Ctrl+Shift+C)"
        onClick={() => workbench.ask(() => workbench.copyForTicket())}
      >
        <Icon of={Copy} />
        Copy for a ticket
      </Button>
      <Button
        primary={cancelled}
        barred={barred}
        onClick={() => earlier && workbench.runAgain(earlier)}
      >
        <Icon of={RotateCw} />
        Run again
      </Button>
      <Menu
        label="Export the run"
        barred={barred !== undefined}
        items={exportItems(workbench, log, masked)}
      >
        <Button barred={barred}>
          <Icon of={Download} />
          Export
        </Button>
      </Menu>
      <Menu label="Copy the settings as" items={copyItems(workbench)}>
        <Button title="Copy the settings in the bar for another program">
          <Icon of={Code} />
          Copy as
        </Button>
      </Menu>
    </>
  );
}
