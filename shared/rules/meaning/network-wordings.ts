// Lists how servers say what they have against a connection: where it comes from, its name, its encryption.

import { states, suggests } from './wording.ts';
import type { Wording } from './wording.ts';

export const networkWordings: readonly Wording[] = [
  // A list of bad links is about the message, and not about where it comes from.
  states(
    'spam',
    [/\b(?:url|uri|link|surbl|uribl|domain)s?\b.{0,60}(?:black|block)[- ]?list/],
    'data',
  ),
  states('not-a-submission-server', [
    /not authorized to send email directly/,
    /tenantattribution/,
    /tenantinboundattribution/,
    /direct send not allowed/,
    /wrong office 365 region/,
    /hosted tenant which has no mail-enabled subscriptions/,
  ]),
  states('encryption-required', [
    /issue (?:a )?starttls/,
    /starttls (?:command )?(?:first|(?:is )?required)/,
    /(?:session |connection )?(?:encryption|tls|ssl(?:\/tls)?) (?:is )?(?:required|needed|mandatory)/,
    /tls required/,
    /requires? (?:tls|ssl|encryption|a secure connection)/,
    /without (?:ssl|tls|encryption)/,
    /non-?secure/,
    /(?:use|enable|need|turn on) (?:tls|ssl|starttls|encryption)/,
    /secure connection (?:is )?(?:required|needed)/,
    /cleartext auth/,
    /plain ?text auth/,
    /verschlüssel/,
  ]),
  states('tls-too-weak', [
    /encryption too weak/,
    /cipher.{0,20}(?:too weak|not (?:strong|allowed))/,
    /tls.{0,12}(?:version|1\.[01]).{0,30}(?:not supported|unsupported|too old|no longer)/,
  ]),
  states('client-certificate-required', [
    /client certificate.{0,30}(?:not trusted|required|presented|missing|needed|invalid)/,
  ]),
  states('ehlo-name', [
    /\(ehlo\)/,
    /\b(?:helo|ehlo)\b.{0,20}(?:is (?:our|my|mine)|same as)/,
    /(?:helo|ehlo)(?:\/ehlo|\/helo)?(?: command)? rejected/,
    /(?:invalid|bad|bogus|fake|forged|malformed|illegal|wrong|unacceptable|syntactically invalid) (?:\S+ )?(?:helo|ehlo)/,
    /(?:helo|ehlo).{0,30}(?:argument|name|host ?name|domain|greeting).{0,40}(?:invalid|illegal|refused|reject|not (?:acceptable|accepted|allowed|resolv|valid|found|fully)|denied|bad|must)/,
    /(?:refused|reject|denied|blocked).{0,40}(?:helo|ehlo) (?:name|host|argument|domain)/,
  ]),
  states(
    'ehlo-name',
    [
      /invalid domain(?: name)?/,
      /need fully[- ]qualified host ?name/,
      /invalid host ?name/,
      /requires? (?:a )?(?:valid )?(?:fqdn|domain (?:name|address))/,
      /fully[- ]qualified/,
      /domain name (?:required|invalid)/,
      /bad host ?name/,
    ],
    'ehlo',
  ),
  states('reverse-dns', [
    /reverse (?:host ?name|dns)/,
    /r-?dns/,
    /\bptr\b/,
    /cannot find your (?:reverse )?hostname/,
    /(?:client|your) host(?: rejected)?.{0,20}(?:cannot find|could not find|lookup)/,
    /fcrdns/,
    /ip name lookup failed/,
    /host ?name lookup/,
  ]),
  states('sender-not-allowed', [
    /(?:envelope )?sender (?:address )?(?:is |was |has been )?(?:black|block|deny)[- ]?listed/,
  ]),
  states('blocklisted', [
    /blocked using/,
    /\b(?:dns[brw]ls?|rbls?|spamhaus|spamcop|barracuda ?central|sorbs|uceprotect|abuseat|cbl|proofpoint block|mailspike|surriel|psbl|invaluement)\b/,
    /(?:black|block|deny)[- ]?list/,
    /listed (?:at|by|in|on)\b.{0,40}(?:\.|list)/,
    /(?:your |client )?(?:ip|host|(?<!(?:sender|mail|recipient) )address|network|server).{0,60}(?:(?<!sender )blocked|blacklisted|banned)/,
    /blocked for spam/,
    /poor reputation/,
    /bad reputation/,
    /low reputation/,
    /reputation (?:is )?too low/,
    /unusual rate of unsolicited mail/,
    /suspicious activity/,
  ]),
  states('talked-too-soon', [
    /talk(?:ed|s)? too soon/,
    /synchroni[sz]ation error/,
    /protocol synchroni[sz]ation/,
    /before (?:the )?(?:greeting|banner)/,
    /pregreet/,
    /early talker/,
    /improper use of smtp command pipelining/,
    /http requests not allowed/,
    /ssl attempted over a non-ssl/,
    /nul characters are not allowed/,
  ]),
  states('network-throttled', [
    /server busy.{0,40}try again later from/,
    /\(as\d{3,}\)/,
    /throttled due to (?:your )?ip/,
  ]),
  states('greylisted', [/gr[ea]y[- ]?list/, /postgrey/]),
  suggests('greylisted', [
    /(?:first|new) (?:contact|time|sender|triplet).{0,30}(?:try|retry|later|defer|come back)/,
    /come back (?:later|in)/,
  ]),
];
