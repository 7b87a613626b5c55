/** Starts Postfix, with Dovecot for signing in, on high ports of loopback. */

import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCertificate } from './certificate.ts';
import { disguise, disguisePackages, disguiseVariables } from './disguise.ts';
import { startDovecot } from './dovecot.ts';
import { makeDropBox } from './drop-box.ts';
import { fetchPackages, packageVersion } from './packages.ts';
import { freePorts, greets } from './ports.ts';
import * as real from './real-server.ts';
import { unpackedEnvironment } from './unpacked.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** Parameters of Postfix by name, as in main.cf. */
export type PostfixParameters = Readonly<Record<string, string>>;

/** How this Postfix differs from a healthy one. */
export interface PostfixOptions extends real.RealServerOptions {
  /** Added to main.cf, or put in place of what is there. */
  readonly mainCf?: PostfixParameters;
  /** The same for one service alone (`-o` in master.cf). */
  readonly services?: Partial<Record<'submission' | 'submissions' | 'smtp', PostfixParameters>>;
  /** What Dovecot offers; `plain login cram-md5` unless given. */
  readonly mechanisms?: readonly string[];
  /** More lines for dovecot.conf. */
  readonly dovecotConf?: string;
}

/** Starts it and waits until it greets. Whoever starts it must call `stop`. */
export async function startPostfix(options: PostfixOptions = {}): Promise<real.RealServer> {
  const root = await fetchPackages(['postfix', 'dovecot-core', ...disguisePackages]);
  const workspace = await openWorkspace('postfix');
  try {
    return await startIn(workspace, root, options);
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

async function startIn(
  workspace: Workspace,
  root: string,
  options: PostfixOptions,
): Promise<real.RealServer> {
  const { folder } = workspace;
  const users = options.users ?? real.defaultUsers;
  const certificate = await makeCertificate(folder, real.serverName, options.certificate);
  const dropBox = await makeDropBox(folder);
  const env = { ...unpackedEnvironment(root), ...(await disguise(root, folder)) };
  const [submission = 0, submissions = 0, smtp = 0] = await freePorts(3);

  const queue = join(folder, 'queue');
  for (const name of queueFolders) await mkdir(join(queue, name), { recursive: true });
  await mkdir(join(folder, 'data'));
  await mkdir(join(folder, 'etc'));
  const recipients = join(folder, 'etc', 'recipients');
  await writeFile(recipients, '!/^nobody@/ known\n');
  const mainCf = {
    compatibility_level: '3.6',
    config_directory: join(folder, 'etc'),
    queue_directory: queue,
    data_directory: join(folder, 'data'),
    daemon_directory: join(root, 'usr/lib/postfix/sbin'),
    command_directory: join(root, 'usr/sbin'),
    shlib_directory: join(root, 'usr/lib/postfix'),
    meta_directory: join(folder, 'etc'),
    maillog_file: join(folder, 'postfix.log'),
    maillog_file_prefixes: folder,
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    import_environment: `MAIL_CONFIG MAIL_LOGTAG POSTLOG_SERVICE TZ LC_ALL ${disguiseVariables.join(' ')}`,
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    myhostname: real.serverName,
    mydomain: real.domain,
    // Nobody is trusted for coming from loopback, as every test does.
    mynetworks: '',
    mydestination: '',
    alias_maps: '',
    local_recipient_maps: '',
    virtual_mailbox_domains: real.domain,
    virtual_mailbox_maps: `regexp:${recipients}`,
    // Whatever the recipient's domain, mail ends in the drop box and never goes out.
    virtual_transport: 'dropbox',
    default_transport: 'dropbox',
    relay_transport: 'dropbox',
    dropbox_destination_recipient_limit: '1',
    // A delivered message is to be what the client sent, to the byte.
    local_header_rewrite_clients: '',
    header_checks: `regexp:${join(folder, 'etc', 'headers')}`,
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: 'private/auth',
    smtpd_sasl_auth_enable: 'yes',
    smtpd_tls_security_level: 'encrypt',
    smtpd_tls_auth_only: 'yes',
    smtpd_tls_cert_file: certificate.certificateFile,
    smtpd_tls_key_file: certificate.keyFile,
    smtpd_tls_loglevel: '1',
    smtpd_relay_restrictions: 'permit_sasl_authenticated, reject',
    ...options.mainCf,
  };
  await writeFile(
    join(folder, 'etc', 'headers'),
    `/^Received: .*[[:space:]]by ${real.serverName.replaceAll('.', '\\.')} / IGNORE\n`,
  );
  const pipe = `user=nobody null_sender= eol=\\r\\n argv=${dropBox.command.join(' ')} \${sender} \${recipient}`;
  const services = {
    submission: { syslog_name: 'postfix/submission', ...options.services?.submission },
    submissions: {
      syslog_name: 'postfix/submissions',
      smtpd_tls_wrappermode: 'yes',
      ...options.services?.submissions,
    },
    smtp: {
      smtpd_tls_security_level: 'may',
      smtpd_sasl_auth_enable: 'no',
      smtpd_relay_restrictions: 'reject_unauth_destination',
      ...options.services?.smtp,
    },
  };
  await writeSettled(join(folder, 'etc', 'main.cf'), parameters(mainCf, ''));
  await writeSettled(
    join(folder, 'etc', 'master.cf'),
    [
      `127.0.0.1:${submission} inet n - n - - smtpd${parameters(services.submission, '  -o ')}`,
      `127.0.0.1:${submissions} inet n - n - - smtpd${parameters(services.submissions, '  -o ')}`,
      `127.0.0.1:${smtp} inet n - n - - smtpd${parameters(services.smtp, '  -o ')}`,
      internalServices,
      `dropbox unix - n n - 10 pipe\n  ${pipe}`,
      '',
    ].join('\n'),
  );

  await startDovecot(workspace, {
    root,
    // Dovecot changes owners where it thinks itself root, and needs no root.
    env: process.getuid?.() === 0 ? env : unpackedEnvironment(root),
    socket: join(queue, 'private', 'auth'),
    users,
    mechanisms: options.mechanisms ?? ['plain', 'login', 'cram-md5'],
    extra: options.dovecotConf ?? '',
  });
  const master = join(root, 'usr/lib/postfix/sbin/master');
  workspace.start('postfix-master', [master, '-c', join(folder, 'etc'), '-d'], env);
  await workspace.until('Postfix', () => greets(submission));

  return {
    name: 'postfix',
    version: await packageVersion(root, 'postfix'),
    host: '127.0.0.1',
    ports: { submission, submissions, smtp },
    caFile: certificate.caFile,
    serverName: real.serverName,
    users,
    domain: real.domain,
    log: workspace.log,
    deliveries: dropBox.deliveries,
    deliveredMessages: dropBox.deliveredMessages,
    waitForDelivery: dropBox.waitForDelivery,
    stop: workspace.close,
  };
}

/** What `postfix start` would make. */
const queueFolders = [
  ...['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming'],
  ...['maildrop', 'pid', 'private', 'public', 'saved', 'trace'],
];

/** Debian's master.cf without chroot, and without the transports that lead outside. */
const internalServices = `pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd`;

/** Lines of main.cf, or options of a service: braces let a value hold blanks there. */
function parameters(values: PostfixParameters, prefix: string): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const line = `${name} = ${value.replaceAll('\n', ' ')}`;
      return prefix === '' ? `${line}\n` : `\n${prefix}{ ${line} }`;
    })
    .join('');
}

/** Postfix waits until its configuration has not changed for seconds, so ours looks old. */
async function writeSettled(file: string, text: string): Promise<void> {
  await writeFile(file, text);
  const past = new Date(Date.now() - 60_000);
  await utimes(file, past, past);
}
