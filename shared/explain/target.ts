// Finds out from a program's remarks which server it spoke to, and for whom.

export interface Target {
  readonly host?: string;
  readonly port?: number;
  readonly security?: 'starttls' | 'implicit' | 'none';
  readonly user?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Loose on purpose, so that it is quick; `isHost` has the last word. */
const HOST = '(\\[[0-9a-f:.]{2,45}\\]|[a-z0-9_][a-z0-9_.-]{0,252}|[0-9a-f]{0,4}:[0-9a-f:.]{1,43})';

type Where = readonly [pattern: RegExp, host: number, port?: number];

const i = (source: string): RegExp => new RegExp(source.replaceAll('HOST', HOST), 'i');

/** Where programs name the server; the group of the host, and that of the port. */
const SERVERS: readonly Where[] = [
  [i('\\bsmtps?://(?:[^@\\s/]*@)?HOST(?::(\\d{1,5}))?'), 1, 2],
  [i('connecting to (?:server )?(?:smtps?://)?HOST(?:[: ](?:port )?(\\d{1,5}))?'), 1, 2],
  [i('Connection: opening to (?:ssl://|tls://|tcp://)?HOST:(\\d{1,5})'), 1, 2],
  [i('(?:ssl|tls|tcp)://HOST:(\\d{1,5})'), 1, 2],
  [i('SMTP host: HOST, port: (\\d{1,5})'), 1, 2],
  [i('[sS]erver “HOST”'), 1],
  [i('mailserver at "HOST" port (\\d{1,5})'), 1, 2],
  [i('connect\\(2\\) for "?HOST"? port (\\d{1,5})'), 1, 2],
  [i('trying to connect to host "HOST", port (\\d{1,5})'), 1, 2],
  [i('connected to host "HOST", port: (\\d{1,5})'), 1, 2],
  [i('connect to host, port: HOST, (\\d{1,5})'), 1, 2],
  [i("^connect: (?:to )?\\('HOST', (\\d{1,5})\\)"), 1, 2],
  [i('^=== Trying HOST:(\\d{1,5})\\.\\.\\.'), 1, 2],
  [i('error connecting to HOST:(\\d{1,5})'), 1, 2],
  [i('Connection established to HOST:(\\d{1,5})'), 1, 2],
  [i('connect (?:E[A-Z]+ )?HOST:(\\d{1,5})'), 1, 2],
  [i('\\bhost=HOST\\b'), 1],
  [i('cannot connect to HOST, port (\\d{1,5})'), 1, 2],
  [i('cannot locate host HOST'), 1],
  [i('^host = HOST$'), 1],
  [i('failed to connect to HOST port (\\d{1,5})'), 1, 2],
  [i('^\\* Connected to HOST \\(.*\\) port (\\d{1,5})'), 1, 2],
  [i('^\\* Host HOST:(\\d{1,5}) was resolved'), 1, 2],
  [i('could not resolve (?:host|proxy): HOST'), 1],
  [i('\\bs_client\\b.*-connect[ =]HOST:(\\d{1,5})'), 1, 2],
  [
    i('^(?:\\S*[$#>%] )?(?:telnet|nc|ncat|openssl|swaks|curl|msmtp) .*?\\bHOST[ :](\\d{2,5})\\b'),
    1,
    2,
  ],
  [i('--?(?:server|s|host)[ =]HOST(?::(\\d{1,5}))?'), 1, 2],
  [i('\\(UNKNOWN\\) \\[HOST\\] (\\d{1,5})'), 1, 2],
  [i('\\bnc: connect to HOST (?:\\(\\S+\\) )?port (\\d{1,5})'), 1, 2],
  [i('dial tcp (?:[^ ]+->)?HOST:(\\d{1,5})'), 1, 2],
  [i('\\blookup HOST(?: on |:)'), 1],
  [i('getaddrinfo (?:ENOTFOUND|EAI_\\w+) HOST'), 1],
  [i('(?:query\\w*|getaddrinfo) E\\w+ HOST'), 1],
  [i('UnknownHostException: HOST'), 1],
  [i("remote name could not be resolved: '?HOST"), 1],
  [i('Cannot open HOST:(\\d{1,5})'), 1, 2],
  [i('Outgoing server \\(SMTP\\) HOST'), 1],
  [i('Login to (?:the )?(?:outgoing )?(?:server )?(?:\\(SMTP\\) )?"?HOST"? (?:with|failed)'), 1],
  [i('Server: [\'"]?HOST[\'"]?,? Port: (\\d{1,5})'), 1, 2],
  [i('connect to HOST\\[[^\\]]+\\]:(\\d{1,5})'), 1, 2],
  [i('relay=HOST\\[[^\\]]*\\]:(\\d{1,5})'), 1, 2],
  [i('host HOST ?\\[[^\\]]+\\](?::(\\d{1,5}))? (?:said|refused)'), 1, 2],
  [i('(?:with|to) server HOST\\['), 1],
  [i('connection with HOST\\['), 1],
  [i('conversation with HOST\\['), 1],
  [i('type=A: Host not found.*name=HOST'), 1],
  [i('name=HOST type='), 1],
  [i('\\bH=HOST \\[[^\\]]+\\](?::(\\d{1,5}))?'), 1, 2],
  [i('^\\s*Remote-MTA: *dns; *HOST'), 1],
  [i('\\bon (?:the )?host HOST\\b'), 1],
  [i("certificate is not valid for '?HOST'?\\."), 1],
  [i('host ?name "HOST" does not match'), 1],
  [i('valid for .{1,300}, not HOST$'), 1],
  [i('Host: HOST is not in the cert'), 1],
  [
    i(
      '(?:matching|matches|match)(?: target)?(?: host ?name)? (?:name )?[\'"]?HOST[\'"]?(?: found|$)',
    ),
    1,
  ],
  [i('did not match expected CN=[`\'"]?HOST'), 1],
  [i('host: [\'"]HOST[\'"]'), 1],
  [i('hostname: [\'"]HOST[\'"]'), 1],
  [i('(?:to|with) server HOST:(\\d{1,5})'), 1, 2],
];

const PORTS: readonly RegExp[] = [
  /\bport[:= ]+(\d{2,5})\b/i,
  /^\* Connecting to port: (\d{2,5})/,
  /^\*?\s*Trying [0-9a-f.:[\]]+:(\d{2,5})\.\.\./i,
];

/** What one remark tells. */
export function readTarget(text: string): Target {
  const found = SERVERS.map((where) => read(where, text)).find(
    (target) => target?.host !== undefined,
  );
  const port = found?.port ?? numberIn(PORTS, text);
  const user =
    /\bUser "([^"\s]{1,200})" failed/.exec(text)?.[1] ??
    /\b(?:user(?:name)?|set_id|sasl_username)\s*[=:]\s*"?([^\s,;"')]{2,200}@[^\s,;"')]{1,200}|[a-z0-9._-]{2,64}(?=[\s,;)]|$))/i.exec(
      text,
    )?.[1];
  const from =
    /(?:\bfrom=<|MAIL FROM:\s*<|envelope[ -]from[:= ]+<?|SMTPSenderRefused: .{0,600}, ')([^<>\s,;'"()]{1,254}@[^<>\s,;'"()]{1,254})>?/i.exec(
      text,
    )?.[1];
  const to =
    /(?:\bto=<|RCPT TO:\s*<|Final-Recipient:\s*(?:rfc822;)?\s*|Original-Recipient:\s*(?:rfc822;)?\s*|recipient address |message recipient "?|^\s*(?:\*\*|==) |(?:recipients? failed|rejected): ?|\{'|^<)<?([^<>\s,;'":]{1,254}@[^<>\s,;'":)]{1,254})/i.exec(
      text,
    )?.[1];
  return {
    ...(found?.host !== undefined && { host: found.host }),
    ...(port !== undefined && { port }),
    ...securityIn(text),
    ...(user !== undefined && !/^(?:not|is|name|or|and|unknown)$/i.test(user) && { user }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

function read([pattern, host, port]: Where, text: string): Target | undefined {
  const found = pattern.exec(text);
  const name = found?.[host]?.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (!found || name === undefined || name.length > 253 || !isHost(name)) return undefined;
  const number = port === undefined ? undefined : Number(found[port]);
  return { host: name.toLowerCase(), ...(isPort(number) && { port: number }) };
}

/** A word without a dot is a host only where it says so itself. */
function isHost(name: string): boolean {
  if (/^\d+$/.test(name)) return false;
  return name.includes('.') || name.includes(':') || /^localhost$/i.test(name);
}

function isPort(number: number | undefined): number is number {
  return number !== undefined && Number.isInteger(number) && number > 0 && number < 65_536;
}

function numberIn(patterns: readonly RegExp[], text: string): number | undefined {
  const number = patterns.map((pattern) => Number(pattern.exec(text)?.[1])).find(isPort);
  return number;
}

function securityIn(text: string): Pick<Target, 'security'> {
  // Java says so where it spoke in clear and nothing came back.
  if (/response: (?:-1|\[EOF\])/.test(text)) return { security: 'none' };
  if (
    /\bsmtps:\/\/|isSSL true|opening to ssl:\/\/|-tlsc\b|\btls_starttls = off|secure: true|\bSMTP_SSL\b|ssl:\/\//i.test(
      text,
    )
  ) {
    return { security: 'implicit' };
  }
  if (
    /-starttls[ =]smtp|tls_starttls = on|Connection upgraded with STARTTLS|\bstarttls\(/i.test(text)
  ) {
    return { security: 'starttls' };
  }
  return {};
}
