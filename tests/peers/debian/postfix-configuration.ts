/** Writes the configuration by which an unpacked Postfix serves on loopback. */

import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CertificateFiles } from './certificate.ts';
import { disguiseVariables } from './disguise.ts';
import type { DropBox } from './drop-box.ts';
import { domain, serverName, type RealServer } from './real-server.ts';

/** Parameters of Postfix by name, as in main.cf. */
export type PostfixParameters = Readonly<Record<string, string>>;

/** What the configuration is made of. */
export interface PostfixSetting {
  readonly root: string;
  readonly folder: string;
  readonly ports: RealServer['ports'];
  readonly certificate: CertificateFiles;
  readonly dropBox: DropBox;
  readonly mainCf: PostfixParameters;
  readonly services: Partial<Record<keyof RealServer['ports'], PostfixParameters>>;
}

/** Where Postfix looks for Dovecot, in its queue folder. */
export const saslSocket = 'private/auth';

/** Makes the folders that Postfix expects and writes its files; gives main.cf's folder. */
export async function configurePostfix(setting: PostfixSetting): Promise<string> {
  const { folder } = setting;
  const etc = join(folder, 'etc');
  for (const name of queueFolders) await mkdir(join(folder, 'queue', name), { recursive: true });
  await mkdir(join(folder, 'data'));
  await mkdir(etc);
  await writeFile(join(etc, 'recipients'), '!/^nobody@/ known\n');
  const ownName = serverName.replaceAll('.', '\\.');
  await writeFile(join(etc, 'headers'), `/^Received: .*[[:space:]]by ${ownName} / IGNORE\n`);
  await writeSettled(join(etc, 'main.cf'), parameters(mainCf(setting, etc), '', '\n'));
  await writeSettled(join(etc, 'master.cf'), masterCf(setting));
  return etc;
}

function mainCf(setting: PostfixSetting, etc: string): PostfixParameters {
  const { root, folder, certificate } = setting;
  return {
    compatibility_level: '3.6',
    config_directory: etc,
    meta_directory: etc,
    queue_directory: join(folder, 'queue'),
    data_directory: join(folder, 'data'),
    daemon_directory: join(root, 'usr/lib/postfix/sbin'),
    command_directory: join(root, 'usr/sbin'),
    shlib_directory: join(root, 'usr/lib/postfix'),
    maillog_file: join(folder, 'postfix.log'),
    maillog_file_prefixes: folder,
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    import_environment: ['MAIL_CONFIG MAIL_LOGTAG TZ LC_ALL', ...disguiseVariables].join(' '),
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    myhostname: serverName,
    mydomain: domain,
    // Nobody is trusted for coming from loopback, as every test does.
    mynetworks: '',
    mydestination: '',
    alias_maps: '',
    local_recipient_maps: '',
    virtual_mailbox_domains: domain,
    virtual_mailbox_maps: `regexp:${join(etc, 'recipients')}`,
    // Whatever the recipient's domain, mail ends in the drop box and never goes out.
    virtual_transport: 'dropbox',
    default_transport: 'dropbox',
    relay_transport: 'dropbox',
    dropbox_destination_recipient_limit: '1',
    // A delivered message is to be what the client sent, to the byte.
    local_header_rewrite_clients: '',
    header_checks: `regexp:${join(etc, 'headers')}`,
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: saslSocket,
    smtpd_sasl_auth_enable: 'yes',
    smtpd_tls_security_level: 'encrypt',
    smtpd_tls_auth_only: 'yes',
    smtpd_tls_cert_file: certificate.certificateFile,
    smtpd_tls_key_file: certificate.keyFile,
    smtpd_tls_loglevel: '1',
    smtpd_relay_restrictions: 'permit_sasl_authenticated, reject',
    ...setting.mainCf,
  };
}

function masterCf({ ports, services, dropBox }: PostfixSetting): string {
  const options: Record<keyof RealServer['ports'], PostfixParameters> = {
    submission: { syslog_name: 'postfix/submission', ...services.submission },
    submissions: {
      syslog_name: 'postfix/submissions',
      smtpd_tls_wrappermode: 'yes',
      ...services.submissions,
    },
    smtp: {
      smtpd_tls_security_level: 'may',
      smtpd_sasl_auth_enable: 'no',
      smtpd_relay_restrictions: 'reject_unauth_destination',
      ...services.smtp,
    },
  };
  const listeners = (['submission', 'submissions', 'smtp'] as const).map(
    (name) =>
      // Braces let a value hold blanks.
      `127.0.0.1:${ports[name]} inet n - n - - smtpd\n${parameters(options[name], '  -o { ', ' }\n')}`,
  );
  return `${listeners.join('')}${internalServices}
dropbox unix - n n - 10 pipe
  user=nobody null_sender= eol=\\r\\n argv=${dropBox.command.join(' ')} \${sender} \${recipient}
`;
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

function parameters(values: PostfixParameters, before: string, after: string): string {
  return Object.entries(values)
    .map(([name, value]) => `${before}${name} = ${value.replaceAll('\n', ' ')}${after}`)
    .join('');
}

/** Postfix waits until its configuration has not changed for seconds, so ours looks old. */
async function writeSettled(file: string, text: string): Promise<void> {
  await writeFile(file, text);
  const past = new Date(Date.now() - 60_000);
  await utimes(file, past, past);
}
