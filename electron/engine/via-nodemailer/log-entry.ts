// Reads nodemailer's log into types: what it says about the session, and nothing else.

export type LogEntry =
  /** One of the host's addresses; which of them it will connect to is not said. */
  | { readonly type: 'resolved'; readonly address: string }
  | {
      readonly type: 'connected';
      readonly address: string;
      readonly port: number;
      readonly localAddress?: string;
      readonly localPort?: number;
    }
  /** A command, without CRLF; nodemailer has put placeholders where secrets were. */
  | { readonly type: 'sent'; readonly text: string }
  /** A whole reply, its lines joined by line feeds, exactly as the server sent it. */
  | { readonly type: 'received'; readonly text: string }
  /** Octets behind the STARTTLS reply that it threw away. */
  | { readonly type: 'discarded'; readonly octets: number }
  /** The whole message has left, its end included. */
  | { readonly type: 'message-sent' }
  /** The server has closed the connection. */
  | { readonly type: 'closed' };

/** What a call of the logger says; undefined for what is of no interest here. */
export function readLogEntry(data: unknown, message: unknown): LogEntry | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const entry = data as Readonly<Record<string, unknown>>;
  switch (entry['tnx']) {
    case 'dns':
      return typeof entry['resolved'] === 'string'
        ? { type: 'resolved', address: entry['resolved'] }
        : undefined;
    case 'network':
      return readNetwork(entry);
    case 'client':
      return readText('sent', message);
    case 'server':
      return readText('received', message);
    case 'smtp':
      return typeof entry['discarded'] === 'number'
        ? { type: 'discarded', octets: entry['discarded'] }
        : undefined;
    case 'message':
      return { type: 'message-sent' };
    default:
      return undefined;
  }
}

/** These two come as the message alone, which is then no format string. */
function readText(type: 'sent' | 'received', text: unknown): LogEntry | undefined {
  return typeof text === 'string' ? { type, text } : undefined;
}

/** The network has but two things to tell, and the opening comes with its two ends. */
function readNetwork(entry: Readonly<Record<string, unknown>>): LogEntry {
  const { remoteAddress, remotePort, localAddress, localPort } = entry;
  if (typeof remoteAddress !== 'string' || typeof remotePort !== 'number') {
    return { type: 'closed' };
  }
  return {
    type: 'connected',
    address: remoteAddress,
    port: remotePort,
    ...(typeof localAddress === 'string' && { localAddress }),
    ...(typeof localPort === 'number' && { localPort }),
  };
}
