// Opens the window: lets the page in, connects it to its host, and draws it.

import '@fontsource/jetbrains-mono/latin-400.css';
import '@fontsource/jetbrains-mono/latin-500.css';
import '@fontsource/jetbrains-mono/latin-600.css';
import './app/tokens.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { DesktopBridge } from '../shared/host/bridge.ts';
import { ONCE_PREFIX } from '../shared/host/entry.ts';
import { HOST_PATH } from '../shared/host/wire.ts';
import { App } from './app/App.tsx';
import { NoAnswer } from './app/NoAnswer.tsx';
import { NoEntry } from './app/NoEntry.tsx';
import { followDrops } from './app/file-drop.ts';
import { followOpenings } from './app/opened.ts';
import { forget } from './app/remember.ts';
import { followSystemTheme, showPreferences } from './app/theme.ts';
import { WorkbenchContext } from './app/workbench-context.ts';
import { Workbench } from './app/workbench.ts';
import { isFinal } from './host/connection.ts';
import type { ConnectionState } from './host/connection.ts';
import type { HostClient } from './host/host-client.ts';
import { createIpcClient, desktopBridge } from './host/ipc-client.ts';
import { followMenu } from './host/menu-keys.ts';
import { closeSession, openSession } from './host/session.ts';
import { createWebClient } from './host/web-client.ts';
import { createStore } from './state/store.ts';
import { firstPaint } from './ui/first-paint.ts';
import { loadTheRest } from './ui/later.ts';

/** For who measures the start: Run would run something, and all parts are there. */
const MARK = { ready: 'ehlo:ready', whole: 'ehlo:whole' };

followSystemTheme();
const container = document.getElementById('window');
if (!container) throw new Error('The page has no place for the window.');
const root = createRoot(container);
const { hash, pathname, search } = location;
/** The address as it was opened: its token is taken out of the bar at once. */
const place = {
  location: { hash, pathname, search },
  history,
  storage: sessionStorage,
  fetch: fetch.bind(globalThis),
};
// An address that is pasted into an open window changes nothing but the fragment.
addEventListener('hashchange', () => {
  if (location.hash.startsWith(`#${ONCE_PREFIX}`)) location.reload();
});

const connection = createStore<ConnectionState>('connecting');
const bridge = desktopBridge();
if (bridge) openDesktop(bridge);
else await openWeb();

function openDesktop(bridge: DesktopBridge): void {
  followMenu(bridge);
  followOpenings(bridge, draw(createIpcClient(bridge, connection.set)));
}

async function openWeb(): Promise<void> {
  let token: string | undefined;
  try {
    token = await openSession(place);
  } catch {
    root.render(<NoAnswer onRetry={() => void openWeb()} />);
    return;
  }
  if (token === undefined) {
    root.render(<NoEntry />);
    return;
  }
  const url = new URL(HOST_PATH, location.href);
  url.protocol = 'ws:';
  let entered = false;
  const client = createWebClient(
    () => new WebSocket(url),
    token,
    (state) => {
      connection.set(state);
      entered ||= state === 'open';
      if (!isFinal(state)) return;
      // What is loaded from this address next may be another program's: nothing is left for it.
      closeSession(place);
      addEventListener('pagehide', forget);
      // What was seen before Ehlo was started anew stays in sight.
      if (state === 'refused' && !entered) root.render(<NoEntry />);
    },
  );
  draw(client);
}

function draw({ host }: HostClient): Workbench {
  const workbench = new Workbench(host, connection);
  const { preferences } = workbench.stores;
  preferences.subscribe(() => showPreferences(preferences.get()));
  root.render(
    <StrictMode>
      <WorkbenchContext value={workbench}>
        <App />
      </WorkbenchContext>
    </StrictMode>,
  );
  followDrops(workbench);
  workbench.attempt(async () => {
    await workbench.open();
    performance.mark(MARK.ready);
  });
  // The host's answers have to be waited for anyway.
  void firstPaint()
    .then(loadTheRest)
    .then(() => performance.mark(MARK.whole));
  addEventListener('focus', () => workbench.attempt(() => workbench.refresh()));
  return workbench;
}
