/** What differs from one request to an org to the next, as `shape.ts` has it for the others. */
export const differingAtOrg: readonly { readonly at: RegExp; readonly form: RegExp; readonly as: string }[] = [
  { at: /^header cookie$/, form: /^sid=[\w-]{43}$/, as: "<Salesforce's own>" },
  {
    at: /^header content-type$/,
    form: /^multipart\/form-data; boundary=\S+$/,
    as: 'multipart/form-data; boundary=<boundary>',
  },
  { at: /^query code_challenge$/, form: /^[\w-]{43}$/, as: '<challenge>' },
  { at: /^field code_verifier$/, form: /^[\w-]{43}$/, as: '<verifier>' },
  { at: /^field code$/, form: /^aPrx[\w-]{43}$/, as: '<code>' },
  { at: /^field (refresh_token|token)$/, form: /^5Aep[\w-]{43}$/, as: '<refresh token>' },
  { at: /^query oauth_token$/, form: /^00DHB![\w-]{43}$/, as: '<as Salesforce gave it>' },
  { at: /^(query|field) client_id$/, form: /^sandbox-connected-app$/, as: '<consumer key>' },
  { at: /^field photo$/, form: /^\{"cropX":\d+,"cropY":\d+,"cropSize":\d+\}$/, as: '<crop>' },
  { at: /^path$/, form: /^\/profilephoto\/729[\w-]{12,15}\/F$/, as: '/profilephoto/<version>/F' },
  { at: /^path$/, form: /^\/profilephoto\/729[\w-]{12,15}\/M$/, as: '/profilephoto/<version>/M' },
  {
    at: /^path$/,
    form: /^\/services\/data\/v67\.0\/connect\/user-profiles\/005\w{12,15}\/photo$/,
    as: '/services/data/v67.0/connect/user-profiles/<colleague>/photo',
  },
];

/** What each kind of request to an org is for, as `contract.ts` has it for the others. */
export const orgPurposes: readonly { readonly of: RegExp; readonly what: string }[] = [
  {
    of: /^GET harbour\.my\.salesforce\.com\/services\/oauth2\/authorize\?/,
    what: 'Opens the sign-in of the viewer’s own Salesforce org in a window of its own. What its pages send from then on is Salesforce’s. A cookie is Salesforce’s, in that window.',
  },
  {
    of: /^POST harbour\.my\.salesforce\.com\/services\/oauth2\/token .*grant_type=authorization_code/,
    what: 'Exchanges the code of a sign-in to the org.',
  },
  {
    of: /^POST harbour\.my\.salesforce\.com\/services\/oauth2\/token .*grant_type=refresh_token/,
    what: 'Asks for another token, where the session at the org ended.',
  },
  { of: /^POST harbour\.my\.salesforce\.com\/services\/oauth2\/revoke /, what: 'Ends the session at the org.' },
  { of: /^GET harbour\.my\.salesforce\.com\/services\/data\/$/, what: 'Which versions of the API the org has.' },
  {
    of: /^GET harbour\.my\.salesforce\.com\/services\/data\/\S+\/<colleague>\/photo$/,
    what: 'Whether a colleague has a photo at the org, and which, on a site that opted in.',
  },
  {
    of: /^GET harbour\.my\.salesforce\.com\/profilephoto\/<version>\/M$/,
    what: 'A colleague’s photo at the org, on a site that opted in.',
  },
  {
    of: /^GET harbour\.my\.salesforce\.com\/services\/data\/\S+\/photo$/,
    what: 'Whether the viewer has a photo at the org, and which.',
  },
  {
    of: /^POST harbour\.my\.salesforce\.com\/services\/data\/\S+\/photo /,
    what: 'The viewer’s own picture, which they said yes to, or the photo that they had there before.',
  },
  {
    of: /^DELETE harbour\.my\.salesforce\.com\/services\/data\/\S+\/photo$/,
    what: 'Removes the viewer’s photo from the org.',
  },
  {
    of: /^GET harbour\.my\.salesforce\.com\/(profilephoto|img\/userprofile)\//,
    what: 'The viewer’s photo at the org.',
  },
];
