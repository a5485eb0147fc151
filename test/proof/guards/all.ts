import { guardsOfColleagues } from './colleagues.ts';
import { guardsOfCustody } from './custody.ts';
import { guardsOfFaces } from './faces.ts';
import type { Guard } from './guard.ts';
import { guardsOfHttp } from './http.ts';
import { guardsOfLinkedIn } from './linkedin.ts';
import { guardsOfMessages } from './messages.ts';
import { guardsOfOwnProfile } from './own-profile.ts';
import { guardsOfPages } from './pages.ts';
import { guardsOfReading } from './reading.ts';
import { guardsOfSalesforce } from './salesforce.ts';
import { guardsOfSignIn } from './sign-in.ts';
import { guardsOfSites } from './sites.ts';
import { guardsOfSupply } from './supply.ts';
import { guardsOfTokenService } from './token-service.ts';
import { guardsOfViewers } from './viewers.ts';

/** Every guard that is tried. A new one gets a line in the list it belongs to. */
export const guards: readonly Guard[] = [
  ...guardsOfMessages,
  ...guardsOfViewers,
  ...guardsOfSignIn,
  ...guardsOfHttp,
  ...guardsOfLinkedIn,
  ...guardsOfCustody,
  ...guardsOfOwnProfile,
  ...guardsOfSalesforce,
  ...guardsOfColleagues,
  ...guardsOfPages,
  ...guardsOfFaces,
  ...guardsOfReading,
  ...guardsOfSites,
  ...guardsOfTokenService,
  ...guardsOfSupply,
];
