import { html } from 'hono/html';
import { type Markup, standInPage } from '../stand-in-page.ts';

const page = (content: Markup): Markup => standInPage('LinkedIn', content);

/** The login page. `request` is the query of the authorization request, carried along so that nothing has to be remembered for it. */
export function loginPage(request: string, problem?: string): Markup {
  return page(html`
    <h1>Sign in</h1>
    <p>to go on to Vis-à-vis</p>
    ${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
    <form method="post" action="/checkpoint/login-submit">
      <input type="hidden" name="request" value="${request}">
      <label>E-mail
        <input name="session_key" type="email" autocomplete="username" required autofocus>
      </label>
      <label>Password
        <input name="session_password" type="password" autocomplete="current-password" required>
      </label>
      <div class="actions">
        <button class="main" name="sign-in">Sign in</button>
        <button name="cancel" formnovalidate>Cancel</button>
      </div>
    </form>`);
}

const scopeMeanings: Readonly<Record<string, string>> = {
  openid: 'Use your account to sign in',
  profile: 'Use your name and photo',
  email: 'Use the primary e-mail address of your account',
  r_liteprofile: 'Use the name and photo of members you may see',
  r_basicprofile: 'Use the name, photo, headline and public profile address of members you may see',
  r_1st_connections: 'Use the list of your connections',
};

/** The consent page, which names every scope asked for. */
export function consentPage(request: string, name: string, scopes: readonly string[]): Markup {
  return page(html`
    <h1>Vis-à-vis would like to</h1>
    <dl>
      ${scopes.map((scope) => html`<dt><code>${scope}</code></dt><dd>${scopeMeanings[scope] ?? ''}</dd>`)}
    </dl>
    <p>You are signed in as ${name}.</p>
    <form method="post" action="/oauth/v2/authorization-submit">
      <input type="hidden" name="request" value="${request}">
      <div class="actions">
        <button class="main" name="allow">Allow</button>
        <button name="cancel">Cancel</button>
      </div>
    </form>`);
}

/** A page that says one thing and leads nowhere. */
export function noticePage(heading: string, text: string): Markup {
  return page(html`<h1>${heading}</h1><p>${text}</p>`);
}
