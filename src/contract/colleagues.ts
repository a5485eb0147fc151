import type { Picture } from './viewer.ts';

/**
 * A photo that a Salesforce org has of one of its users. Where it is from stands in it, so that neither a picture of LinkedIn's can take its place nor it that of one
 * of LinkedIn's.
 */
export type OrgPicture = Picture & { readonly from: 'org' };

/** What is known of one colleague's photo. */
export type ColleaguePhoto =
  | { readonly userId: string; readonly state: 'shown'; readonly picture: OrgPicture }
  /** They have none, the org has no such user, or the viewer may not see it. */
  | { readonly userId: string; readonly state: 'none' }
  /** The org is not asked, or did not answer, for the moment. */
  | { readonly userId: string; readonly state: 'not-now' };
