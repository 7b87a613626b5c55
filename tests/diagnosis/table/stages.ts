// Brings faults about that the blind cases' stages do not: practice servers, proxies, refusals.

import type { PracticeName } from '../../../electron/practice/catalogue.ts';
import { startPractice } from '../../../electron/practice/start.ts';
import { startFullListener } from '../../peers/full-listener.ts';
import { startProxy } from '../../peers/proxy.ts';
import { practicePlan } from '../../practice/practice-plan.ts';
import type { SetUp } from '../blind/case.ts';
import { insideTls, signedIn, HANDED_OVER } from '../blind/openings.ts';
import { peer } from '../blind/stages/peer.ts';
import { planOf, plainMessage, USER, type Task } from '../blind/task.ts';

/** A practice server, and the run that its lesson asks for. */
export function practice(name: PracticeName): SetUp {
  return async () => {
    const server = await startPractice(name);
    return { ...practicePlan(server), stop: () => server.stop() };
  };
}

/** A port whose host never answers a SYN. */
export function filtered(task: Task, host = '127.0.0.1'): SetUp {
  return async () => {
    const listener = await startFullListener(host);
    const endpoint = { host, port: listener.port, serverName: 'mail.example.net' };
    return { ...planOf(task, endpoint), stop: () => listener.stop() };
  };
}

/** A proxy that refuses every target with this status of its protocol. */
export function behindProxy(refuses: number, kind: 'socks5h' | 'http' = 'socks5h'): SetUp {
  return async () => {
    const proxy = await startProxy({ to: 1, refuses });
    const through = { kind, host: '127.0.0.1', port: proxy.port };
    const endpoint = { host: '192.0.2.25', port: 587, serverName: 'mail.example.net' };
    return {
      ...planOf({ connection: { proxy: through } }, endpoint),
      stop: () => proxy.stop(),
    };
  };
}

/** The server's last word at the sign-in, to PLAIN. */
export const toPlain = (host: string, reply: string, task: Task = {}): SetUp =>
  peer(`${insideTls(host)}C: AUTH PLAIN\n${said(reply)}`, { host, ...task });

/** Its word on the sender. */
export const toMail = (host: string, reply: string, task: Task = {}): SetUp =>
  peer(`${signedIn(host)}C: MAIL FROM\n${said(reply)}`, { host, to: [BOB], ...task });

/** Its word on the only recipient. */
export const toRcpt = (host: string, reply: string, task: Task = {}): SetUp =>
  peer(`${signedIn(host)}C: MAIL FROM\nS: 250 2.1.0 Ok\nC: RCPT TO\n${said(reply)}`, {
    host,
    to: [BOB],
    ...task,
  });

/** Its word on the whole message. */
export const toMessage = (host: string, reply: string, task: Task = {}): SetUp =>
  peer(`${signedIn(host)}${HANDED_OVER}${said(reply)}`, {
    host,
    from: USER,
    to: [BOB],
    message: plainMessage,
    ...task,
  });

export const BOB = 'bob@example.net';

/** Replies as `S:` lines; a step in capitals, as CLOSE, stays one. */
function said(reply: string): string {
  return reply
    .split('\n')
    .map((line) => (/^[A-Z]+$/.test(line) ? line : `S: ${line}`))
    .join('\n');
}
