// Reads from a program's remark what went wrong, by the words of whoever found it.

import { OUTLOOK } from './outlook-codes.ts';
import { readAlert } from './remarks/alerts.ts';
import { certificateRemarks } from './remarks/certificates.ts';
import { clientRemarks, vagueRemarks } from './remarks/clients.ts';
import { otherLanguages } from './remarks/languages.ts';
import { nameRemarks } from './remarks/names.ts';
import { networkRemarks, proxyRemarks } from './remarks/network.ts';
import { offerRemarks } from './remarks/offers.ts';
import { readOpenssl } from './remarks/openssl.ts';
import { readPlatformCode } from './remarks/platform-codes.ts';
import type { Remark, Remarks } from './remarks/remark.ts';
import { tlsRemarks } from './remarks/tls.ts';
import type { Trouble } from './step.ts';

/** The first that fits a line counts, so the more telling stand first. */
const BEFORE_TLS: readonly Remarks[] = [proxyRemarks, ...clientRemarks, ...nameRemarks];
const BEHIND_TLS: readonly Remarks[] = [
  ...certificateRemarks,
  ...tlsRemarks,
  offerRemarks,
  networkRemarks,
  otherLanguages,
  vagueRemarks,
];

/** What a program's remark says went wrong; undefined where Ehlo does not know its words. */
export function readRemark(text: string): Remark | undefined {
  const outlook = /\b(0x8[0-9A-F]{7})\b/i.exec(text)?.[1]?.toUpperCase().replace('0X', '0x');
  const known = outlook === undefined ? undefined : OUTLOOK[outlook];
  if (known && 'trouble' in known) return known;
  return find(BEFORE_TLS, text) ?? readTls(text) ?? find(BEHIND_TLS, text);
}

/** A library's own tokens leave no doubt, where sentences about TLS are alike. */
function readTls(text: string): Remark | undefined {
  const trouble = readOpenssl(text) ?? readPlatformCode(text) ?? readAlert(text);
  return trouble && { trouble, phase: 'tls' };
}

function find(remarks: readonly Remarks[], text: string): Remark | undefined {
  for (const { rows, atMost } of remarks) {
    const row = rows.find(([pattern]) => pattern.test(text));
    if (!row) continue;
    const [, trouble, phase] = row;
    return {
      trouble: detailed(trouble, text),
      ...(phase !== undefined && { phase }),
      ...(atMost !== undefined && { atMost }),
    };
  }
  return undefined;
}

/** With what the remark tells beyond its kind. */
function detailed(trouble: Trouble, text: string): Trouble {
  if (trouble.type === 'silence') {
    const seconds = secondsIn(text);
    return seconds === undefined ? trouble : { type: 'silence', seconds };
  }
  if (trouble.type !== 'certificate' || trouble.problem !== 'name-mismatch') return trouble;
  const names = namesIn(text);
  return names.length > 0 ? { ...trouble, names } : trouble;
}

/** Names of a certificate that are kept: some have hundreds. */
const NAMES = 20;

/** Whom the certificate is for, as Node, Go and PHP say it. */
function namesIn(text: string): readonly string[] {
  const listed =
    /^.*altnames: (.{1,1000})$/i.exec(text)?.[1] ??
    /certificate is valid for (.{1,1000}), not /i.exec(text)?.[1] ??
    /certificate CN=[`'"]?(.{1,253}?)['"]? did not match/i.exec(text)?.[1] ??
    '';
  const names = listed
    .split(/,\s*/)
    .map((name) => name.replace(/^(?:DNS|IP Address):/i, '').trim());
  return names.filter((name) => /^[a-z0-9*_.:-]{1,253}$/i.test(name)).slice(0, NAMES);
}

function secondsIn(text: string): number | undefined {
  const [, count, unit] = /(\d{1,7}) ?(ms|millisec|s(?:ec)?)/i.exec(text) ?? [];
  if (count === undefined) return undefined;
  return /^m/i.test(unit ?? '') ? Math.round(Number(count) / 1000) : Number(count);
}
