// Writes settings as the command line that tests them, ready to be run.

import { visible } from '../../shared/smtp/visible.ts';
import { authority } from '../../shared/run/authority.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import { shellWord } from './shell-word.ts';

/** `ehlo test` or `ehlo send` with the settings as options; what a file holds is left to the user. */
export function testCommand({ connection, tls, auth, envelope, send, stopAfter }: RunPlan): string {
  const { host, port, security, ehloName, connectIp, sourceIp, family } = connection;
  const usual = port === 465 ? 'implicit' : 'starttls';
  const options = [
    ...(security === 'auto' || security === usual ? [] : ['--security', security]),
    ...option('--connect-ip', connectIp),
    ...option('--source-ip', sourceIp),
    ...(family === undefined ? [] : [`--${String(family)}`]),
    ...option('--ehlo-name', ehloName),
    ...option('--tls-name', tls.serverName),
    ...(tls.insecure ? ['--insecure'] : []),
    ...option('--user', auth?.user),
    ...option('--auth', auth?.mechanisms?.join(',')),
    ...option('--authzid', auth?.authzid),
    ...(stopAfter === 'auth' || send ? [] : ['--stop-after', stopAfter]),
    ...option('--from', envelope && (envelope.from === '' ? '<>' : envelope.from)),
    ...(envelope?.to ?? []).flatMap(({ address }) => ['--to', address]),
  ];
  const words = ['ehlo', send ? 'send' : 'test', authority({ host, port }), ...options];
  return words.map((word) => shellWord(visible(word))).join(' ');
}

function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : [name, value];
}
