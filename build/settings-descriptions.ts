/** What each part of the settings document means, in one sentence, by its path; `[]` stands for any item of a list. */
export const descriptions: Readonly<Record<string, string>> = {
  '': 'The settings of Vis-à-vis: what is stored, what the options import and export, and what a managed policy sets.',
  version: "The version of this document's form.",
  enabled: 'Whether Vis-à-vis does anything on any site.',
  linkedin: 'The LinkedIn app that people sign in to.',
  'linkedin.clientId': 'The client ID that LinkedIn shows with the app. Empty: nobody can sign in yet.',
  'linkedin.scopes': 'The permissions that a sign-in asks LinkedIn for.',
  'linkedin.scopes[]': 'The name of one permission, as LinkedIn writes it.',
  'linkedin.tokenService':
    'The address of the token service: https, or http to this machine (localhost or 127.0.0.1), without a user name and without a fragment. Empty: nobody can sign in yet.',
  'linkedin.batchSize': 'As many members as LinkedIn is asked for in one request.',
  features: 'What people can do without: each of these can be switched off.',
  'features.ownSites':
    'Whether people may use sites that no policy sets: allow them, set them up, add them in the options. Off, those that they added before do nothing either.',
  'features.keepSignedIn':
    'Whether people may ask to be kept signed in, with a sign-in that renews itself. Off, what is kept for it is erased.',
  'features.connections':
    "Whether profile addresses may be matched among the viewer's own connections, which are read for that when the viewer asks for it.",
  salesforce: 'The Salesforce org in which people may use their LinkedIn picture as their own photo.',
  'salesforce.clientId':
    'The consumer key of a connected app in that org which is a public client. Empty: nobody can sign in to it yet.',
  'salesforce.host':
    "The org's own address (My Domain), such as https://acme.my.salesforce.com, without anything after it.",
  sites:
    'The CRMs on whose pages contacts are looked for. Each has an id of its own; of two for one address the first counts.',
  'sites[]': "A CRM. It also takes the browser's permission, which no document can give.",
  'sites[].id': 'What tells this site from the others, here and in a policy.',
  'sites[].name': 'The site as people call it.',
  'sites[].matches': 'The addresses of the site.',
  'sites[].matches[]':
    'A match pattern such as https://crm.example.com/*: http or https, a host written as browsers write it (with *. before it for its subdomains too), a port or none, and every path.',
  'sites[].enabled': 'Whether Vis-à-vis does anything on this site.',
  'sites[].rememberReferences':
    'Whether the references that record pages give are remembered, by record key, for lists that give none.',
  'sites[].colleaguePhotos':
    'Whether the photos that the Salesforce org has of colleagues are shown, through the session there of whoever looks, where the recipe says which user the page names. Left out: no.',
  'sites[].recipe': "How contacts are found on the site's pages. Left out: where the CRM marks them itself.",
  'sites[].recipe.contacts': "The kinds of contact on the site's pages. Where several match, the first counts.",
  'sites[].recipe.contacts[]': 'One kind of contact.',
  'sites[].recipe.contacts[].container':
    'A CSS selector of the element that holds one contact. It is looked for in the document and in open shadow roots; of nested ones the innermost counts.',
  'sites[].recipe.contacts[].reference':
    "Where the contact's LinkedIn profile address, person URN or person ID is read. The first that is one of these counts.",
  'sites[].recipe.contacts[].reference[]': 'One place to read it.',
  'sites[].recipe.contacts[].name': "Where the contact's name is read.",
  'sites[].recipe.contacts[].slot': 'Where the picture goes. A contact without this element is listed, not painted.',
  'sites[].recipe.contacts[].recordKey': "Where the key of the contact's record in the CRM is read. Not used yet.",
  'sites[].recipe.contacts[].crmUserId':
    "Where the ID of a colleague is read whom the container shows beside the contact, such as the record's owner: a Salesforce user's, or an address with it in it.",
  'sites[].recipe.contacts[].crmUserName':
    "Where the colleague's name is read. Left out: no initials stand in for a photo that there is not.",
  'sites[].recipe.contacts[].crmUserSlot': "Where the colleague's photo goes. Left out: nowhere.",
  'sites[].recipe.me':
    "How the CRM's own signed-in user is found. Pictures are then withheld until the viewer has said that this is them.",
  'sites[].recipe.me.identity':
    'Where that which tells one user from another is read, anywhere on the page; rather an id than a name.',
  'sites[].recipe.me.name':
    "Where the user's name is read, for the question whether this is the viewer. Left out: the identity.",
  'sites[].recipe.me.slot': "Where the viewer's own picture goes.",
};

/** The same of the parts that every reading and every slot has, wherever it stands. */
const partDescriptions: Readonly<Record<string, string>> = {
  select: 'A CSS selector, looked up inside the container; its first match counts. Empty means the container itself.',
  from: 'What is read of the element: href (the resolved address), text, value (of an input), or attribute:NAME.',
  place: 'cover lays the picture over the element; before, after, prepend and append put it beside or inside it.',
  size: 'CSS pixels of both sides. Left out: the size of a covered element, else 40.',
  shape: 'Left out: the shape of a covered element, else a circle.',
};

const meDescriptions: Readonly<Record<string, string>> = {
  select: 'A CSS selector, looked up in the whole page; its first match counts.',
};

/** @throws Error where a part has no description: every key of the document is explained. */
export function descriptionOf(path: string): string {
  const [key = ''] = path.split('.').slice(-1);
  const common = path.startsWith('sites[].recipe.me.') ? { ...partDescriptions, ...meDescriptions } : partDescriptions;
  const found = descriptions[path] ?? common[key];
  if (found === undefined) throw new Error(`${path} of the settings document has no description.`);
  return found;
}
