// Names the cause of a failed resolution from the resolver's code and DNS's own answers.

import type { ResolveCause } from '../../../shared/run/event.ts';
import type { DnsAnswer } from './dns-explain.ts';

/**
 * `getaddrinfo` folds "no such name" and "no address" into one code, and every trouble
 * with DNS servers into another; the answers tell them apart where there are any.
 */
export function causeOfFailure(
  code: string,
  answers: readonly DnsAnswer[],
  family: 0 | 4 | 6,
): ResolveCause {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_NONAME':
      return existsWithoutAddress(answers, family) ? 'no-address' : 'no-such-name';
    case 'ENODATA':
    case 'EAI_NODATA':
    case 'EAI_ADDRFAMILY':
      return 'no-address';
    case 'EAI_AGAIN':
      return answers.some(isFromServer) ? 'resolver-failed' : 'resolver-unreachable';
    default:
      return 'resolver-failed';
  }
}

function existsWithoutAddress(answers: readonly DnsAnswer[], family: 0 | 4 | 6): boolean {
  const asked = answers.filter(
    ({ query }) => (query === 'A' && family !== 6) || (query === 'AAAA' && family !== 4),
  );
  const outcomes = asked.map(({ outcome }) => outcome);
  return outcomes.includes('no-data') && !outcomes.includes('answered');
}

/** Whether a DNS server answered at all, if only to say that it cannot. */
function isFromServer({ outcome, code }: DnsAnswer): boolean {
  switch (outcome) {
    case 'answered':
    case 'no-data':
    case 'no-such-name':
      return true;
    case 'timed-out':
      return false;
    case 'failed':
      return code !== 'ECONNREFUSED';
  }
}
