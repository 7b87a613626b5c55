/** Starts Exim on high ports of loopback. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCertificate, type CertificateFiles } from './certificate.ts';
import { disguise, disguisePackages, disguiseVariables } from './disguise.ts';
import { makeDropBox, type DropBox } from './drop-box.ts';
import { fetchPackages, packageVersion } from './packages.ts';
import { freePorts, greets } from './ports.ts';
import * as real from './real-server.ts';
import { startInWorkspace } from './start.ts';
import { unpackedEnvironment } from './unpacked.ts';
import type { Workspace } from './workspace.ts';

/** How this Exim differs from a healthy one. */
export interface EximOptions extends real.RealServerOptions {
  /** Added to the main section of the configuration, or put in place of what is there. */
  readonly main?: Readonly<Record<string, string>>;
  /** Bodies of access control lists, in place of ours for `mail` and `rcpt`. */
  readonly acls?: Readonly<Partial<Record<'connect' | 'helo' | 'mail' | 'rcpt' | 'data', string>>>;
  /** What to offer, of `plain`, `login` and `cram-md5`; all unless given. */
  readonly mechanisms?: readonly EximMechanism[];
}

/** The names of the SASL mechanisms that this Exim can offer. */
export type EximMechanism = 'plain' | 'login' | 'cram-md5';

/** What {@link startExim} fetches. */
export const eximPackages = ['exim4-daemon-heavy', ...disguisePackages];

/** Starts it and waits until it greets. Whoever starts it must call `stop`. */
export async function startExim(options: EximOptions = {}): Promise<real.RealServer> {
  const root = await fetchPackages(eximPackages);
  return startInWorkspace('exim', (workspace) => start(workspace, root, options));
}

async function start(
  workspace: Workspace,
  root: string,
  options: EximOptions,
): Promise<real.RealServer> {
  const { folder } = workspace;
  const users = options.users ?? real.defaultUsers;
  const certificate = await makeCertificate(folder, real.serverName, options.certificate);
  const dropBox = await makeDropBox(folder);
  const [submission = 0, submissions = 0, smtp = 0] = await freePorts(3);
  const ports = { submission, submissions, smtp };
  await mkdir(join(folder, 'spool'));
  const passwords = join(folder, 'passwords');
  await writeFile(passwords, users.map(passwordLine).join(''));
  const program = join(root, 'usr/sbin/exim4');
  const configuration = join(folder, 'exim.conf');
  await writeFile(
    configuration,
    [
      mainSection(folder, program, ports, certificate, options),
      aclSection(ports, options),
      deliverySections(dropBox),
      authenticators(passwords, options.mechanisms ?? ['plain', 'login', 'cram-md5']),
    ].join('\n'),
  );

  const env = { ...unpackedEnvironment(root), ...(await disguise(root, folder)) };
  // Exim knows how to run without privilege, and as a false root would refuse our files.
  if (process.getuid?.() !== 0) delete env['UID_WRAPPER'];
  workspace.start('exim-daemon', [program, '-C', configuration, '-bdf'], env);
  await workspace.until('Exim', () => greets(submission));

  const { deliveries, deliveredMessages, waitForDelivery } = dropBox;
  return {
    name: 'exim',
    version: await packageVersion(root, 'exim4-daemon-heavy'),
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
    stop: workspace.close,
  };
}

/** Base64 keeps blanks and quotes of a password apart from those of the file. */
function passwordLine({ name, password }: real.TestUser): string {
  return `"${name.replace(/["\\]/g, '\\$&')}": ${Buffer.from(password).toString('base64')}\n`;
}

function mainSection(
  folder: string,
  program: string,
  ports: real.RealServer['ports'],
  certificate: CertificateFiles,
  options: EximOptions,
): string {
  const acls = Object.keys({ mail: '', rcpt: '', ...options.acls });
  const values = {
    ...Object.fromEntries(acls.map((name) => [`acl_smtp_${name}`, `acl_${name}`])),
    exim_path: program,
    spool_directory: join(folder, 'spool'),
    log_file_path: join(folder, 'exim-%s.log'),
    pid_file_path: join(folder, 'exim.pid'),
    keep_environment: ['TZ', ...disguiseVariables].join(' : '),
    primary_hostname: real.serverName,
    local_interfaces: '127.0.0.1',
    daemon_smtp_ports: Object.values(ports).join(' : '),
    tls_on_connect_ports: String(ports.submissions),
    tls_advertise_hosts: '*',
    tls_certificate: certificate.certificateFile,
    tls_privatekey: certificate.keyFile,
    auth_advertise_hosts: `\${if and{{def:tls_in_cipher}{!={$received_port}{${ports.smtp}}}}{*}{}}`,
    chunking_advertise_hosts: '*',
    dsn_advertise_hosts: '*',
    smtputf8_advertise_hosts: '*',
    // No name service is asked about our clients.
    host_lookup: '',
    rfc1413_hosts: '',
    smtp_accept_max: '0',
    // A taken port is our own affair, and waiting does not free it.
    daemon_startup_retries: '0',
    // A delivered message is to be what the client sent, to the byte.
    received_header_text: '',
    return_path_remove: 'false',
    envelope_to_remove: 'false',
    delivery_date_remove: 'false',
    never_users: '',
    ...options.main,
  };
  const lines = Object.entries(values).map(([name, value]) => `${name} = ${value}\n`);
  return `domainlist local_domains = ${real.domain}\n${lines.join('')}`;
}

function aclSection(ports: real.RealServer['ports'], options: EximOptions): string {
  const submitted = `condition = \${if !={$received_port}{${ports.smtp}}}`;
  const bodies = {
    mail: `  deny
    message = 530 5.7.0 Must issue a STARTTLS command first
    ${submitted}
    ! encrypted = *
  deny
    message = 530 5.7.0 Authentication required
    ${submitted}
    ! authenticated = *
  accept`,
    rcpt: `  deny
    message = 5.1.1 Unknown user
    domains = +local_domains
    local_parts = nobody
  accept
    authenticated = *
  accept
    domains = +local_domains
  deny
    message = 5.7.1 Relay not permitted`,
    ...options.acls,
  };
  const acls = Object.entries(bodies).map(([name, body]) => `acl_${name}:\n${body}\n`);
  return `begin acl\n${acls.join('\n')}`;
}

/** Whatever the recipient's domain, mail ends in the drop box and never goes out. */
function deliverySections(dropBox: DropBox): string {
  return `begin routers
everybody:
  driver = accept
  transport = dropbox

begin transports
dropbox:
  driver = pipe
  command = ${dropBox.command.join(' ')}
  user = Debian-exim
  message_prefix =
  message_suffix =
  use_crlf

begin retry
* * F,1h,1m
`;
}

function authenticators(passwords: string, offered: readonly EximMechanism[]): string {
  const known = (name: string): string => `\${lookup{${name}}lsearch{${passwords}}{$value}`;
  // What stands for an unknown user's password is no base64, so nothing equals it.
  const right = (name: string, password: string): string =>
    `\${if eq{\${base64:${password}}}{${known(name)}{!}}}}`;
  const bodies: Record<EximMechanism, string> = {
    plain: `plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${right('$auth2', '$auth3')}
  server_set_id = $auth2
`,
    login: `login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${right('$auth1', '$auth2')}
  server_set_id = $auth1
`,
    'cram-md5': `cram:
  driver = cram_md5
  public_name = CRAM-MD5
  server_secret = \${base64d:${known('$auth1')}fail}}
  server_set_id = $auth1
`,
  };
  return `begin authenticators\n${offered.map((name) => bodies[name]).join('\n')}`;
}
