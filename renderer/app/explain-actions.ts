// Opens the place where a pasted text is explained, and copies what it means.

import { explained } from '../explain/explained.ts';
import { ticketOf } from '../explain/ticket.ts';
import { copyText } from '../ui/copy.ts';
import { afterDrawing } from './after-drawing.ts';
import { sidebarOpen } from './sidebar-open.ts';
import type { Workbench } from './workbench.ts';

export function openExplain({ stores }: Workbench): void {
  sidebarOpen.set(false);
  stores.view.set('explain');
  afterDrawing(() =>
    document.querySelector<HTMLElement>('[data-region="paste"] [data-start]')?.focus(),
  );
}

export async function copyExplanation(workbench: Workbench): Promise<void> {
  const explanation = explained.get();
  if (!explanation) return;
  await copyText(ticketOf(explanation));
  workbench.say('done', 'Copied, with every secret that was recognised masked.');
}
