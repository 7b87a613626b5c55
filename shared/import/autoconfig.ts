// Reads Thunderbird's configuration format as settings to import.

import { readAutoconfig } from '../discover/autoconfig.ts';
import type { Reading } from './imported.ts';

export function isAutoconfig(text: string): boolean {
  return /<clientConfig\b/.test(text);
}

export function readAutoconfigFile(text: string): Reading {
  const config = readAutoconfig(text);
  if (!config) return { accounts: [], unread: ['The configuration cannot be read.'] };
  const { servers, unread, name } = config;
  const placeholders = /<outgoingServer[\s\S]*%EMAIL[A-Z]+%/.test(text);
  return {
    accounts: servers.map(({ host, port, security, user, mechanisms }) => ({
      ...(name !== undefined && { name: `${name}, ${String(port)}` }),
      draft: {
        host,
        port,
        security,
        ...(user !== undefined && { user }),
        ...(mechanisms && { mechanisms }),
      },
      secrets: {},
    })),
    unread: placeholders
      ? [...unread, 'Placeholders for the address are left out: give the user name.']
      : unread,
  };
}
