/** Starts Postfix, with Dovecot for signing in, on high ports of loopback. */

import { join } from 'node:path';
import { makeCertificate } from './certificate.ts';
import { disguise, disguisePackages } from './disguise.ts';
import { startDovecot } from './dovecot.ts';
import { makeDropBox } from './drop-box.ts';
import { fetchPackages, packageVersion } from './packages.ts';
import { freePorts, greets } from './ports.ts';
import { configurePostfix, saslSocket, type PostfixParameters } from './postfix-configuration.ts';
import * as real from './real-server.ts';
import { startInWorkspace } from './start.ts';
import { unpackedEnvironment } from './unpacked.ts';
import type { Workspace } from './workspace.ts';

/** How this Postfix differs from a healthy one. */
export interface PostfixOptions extends real.RealServerOptions {
  /** Added to main.cf, or put in place of what is there. */
  readonly mainCf?: PostfixParameters;
  /** The same for one service alone (`-o` in master.cf). */
  readonly services?: Partial<Record<keyof real.RealServer['ports'], PostfixParameters>>;
  /**
   * What Dovecot offers; `plain login cram-md5` unless given. It also knows
   * `xoauth2`, `oauthbearer`, `scram-sha-1` and `scram-sha-256`.
   */
  readonly mechanisms?: readonly string[];
  /** More lines for dovecot.conf. */
  readonly dovecotConf?: string;
}

/** What {@link startPostfix} fetches. */
export const postfixPackages = ['postfix', 'dovecot-core', ...disguisePackages];

/** A running Postfix. */
export interface PostfixServer extends real.RealServer {
  /** A bearer token for XOAUTH2; expired where `seconds` is negative. */
  accessToken(userName: string, seconds?: number): string;
}

/** Starts it and waits until it greets. Whoever starts it must call `stop`. */
export async function startPostfix(options: PostfixOptions = {}): Promise<PostfixServer> {
  const root = await fetchPackages(postfixPackages);
  return startInWorkspace('postfix', (workspace) => start(workspace, root, options));
}

async function start(
  workspace: Workspace,
  root: string,
  options: PostfixOptions,
): Promise<PostfixServer> {
  const { folder } = workspace;
  const users = options.users ?? real.defaultUsers;
  const certificate = await makeCertificate(folder, real.serverName, options.certificate);
  const dropBox = await makeDropBox(folder);
  const [submission = 0, submissions = 0, smtp = 0] = await freePorts(3);
  const ports = { submission, submissions, smtp };
  const { mainCf = {}, services = {} } = options;
  const setting = { root, folder, ports, certificate, dropBox, mainCf, services };
  const etc = await configurePostfix(setting);

  const disguised = await disguise(root, folder);
  const issuer = await startDovecot(workspace, {
    root,
    disguise: disguised,
    socket: join(folder, 'queue', saslSocket),
    users,
    mechanisms: options.mechanisms ?? ['plain', 'login', 'cram-md5'],
    extra: options.dovecotConf ?? '',
  });
  const env = { ...unpackedEnvironment(root), ...disguised };
  const master = join(root, 'usr/lib/postfix/sbin/master');
  workspace.start('postfix-master', [master, '-c', etc, '-d'], env);
  await workspace.until('Postfix', () => greets(submission));

  const { deliveries, deliveredMessages, waitForDelivery } = dropBox;
  return {
    name: 'postfix',
    version: await packageVersion(root, 'postfix'),
    host: '127.0.0.1',
    ports,
    caFile: certificate.caFile,
    serverName: real.serverName,
    users,
    domain: real.domain,
    log: workspace.log,
    deliveries,
    deliveredMessages,
    waitForDelivery,
    accessToken: issuer.accessToken,
    stop: workspace.close,
  };
}
