// Tells whose mail server it is, by its host name and by what it says.

import type { MailService } from './mail-service.ts';
import { mailboxServices } from './mailbox-services.ts';
import { sendingServices } from './sending-services.ts';

const SERVICES = [...mailboxServices, ...sendingServices] as const;

export type ServiceId = (typeof SERVICES)[number]['id'];

export interface KnownService extends MailService {
  readonly id: ServiceId;
}

/**
 * Whose server it is: by the host name, or else by what the server says (greeting, EHLO
 * name, refusal), since customers put names of their own before large services.
 */
export function recogniseMailService(
  host: string,
  speech: readonly string[],
): KnownService | undefined {
  const services: readonly KnownService[] = SERVICES;
  const name = host.toLowerCase().replace(/\.$/, '');
  const text = speech.join('\n').toLowerCase();
  return (
    services.find(({ hosts }) => hosts.test(name)) ??
    services.find((service) => service.speech?.test(text) === true)
  );
}
