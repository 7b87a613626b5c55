// Puts all blind cases into one table.

import type { BlindCase } from '../case.ts';
import { certificateCases } from './certificates.ts';
import { relayCases } from './relay.ts';
import { limitCases } from './limits.ts';
import { accountCases } from './accounts.ts';
import { deliveryCases } from './delivery.ts';
import { bannerCases } from './banner.ts';
import { connectCases } from './connect.ts';
import { contentCases } from './content.ts';
import { credentialCases } from './credentials.ts';
import { explainCases } from './explain.ts';
import { offerCases } from './offers.ts';
import { policyCases } from './policy.ts';
import { protocolCases } from './protocol.ts';
import { recipientCases } from './recipient.ts';
import { resolveCases } from './resolve.ts';
import { senderCases } from './sender.ts';
import { starttlsCases } from './starttls.ts';
import { tlsCases } from './tls.ts';

/** In the order in which a session would meet the faults. */
export const blindCases: readonly BlindCase[] = [
  ...resolveCases,
  ...connectCases,
  ...bannerCases,
  ...starttlsCases,
  ...tlsCases,
  ...certificateCases,
  ...offerCases,
  ...credentialCases,
  ...accountCases,
  ...policyCases,
  ...senderCases,
  ...relayCases,
  ...recipientCases,
  ...limitCases,
  ...contentCases,
  ...deliveryCases,
  ...protocolCases,
  ...explainCases,
];
