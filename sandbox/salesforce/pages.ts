import { html } from 'hono/html';
import { type Markup, standInPage } from '../stand-in-page.ts';

const page = (content: Markup): Markup => standInPage('Salesforce', content);

/** The login page. `request` is the query of the authorization request, carried along so that nothing has to be remembered for it. */
export function orgLoginPage(request: string, problem?: string): Markup {
  return page(html`
    <h1>Log in to Harbour</h1>
    ${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
    <form method="post" action="/login">
      <input type="hidden" name="request" value="${request}">
      <label>Username
        <input name="username" type="email" autocomplete="username" required autofocus>
      </label>
      <label>Password
        <input name="password" type="password" autocomplete="current-password" required>
      </label>
      <div class="actions"><button class="main" name="log-in">Log In</button></div>
    </form>`);
}

/** The approval page. */
export function approvalPage(request: string, username: string, scopes: readonly string[]): Markup {
  return page(html`
    <h1>Allow access?</h1>
    <p>Vis-à-vis is asking to:</p>
    <dl>${scopes.map((scope) => html`<dt><code>${scope}</code></dt>`)}</dl>
    <p>You are logged in as ${username}.</p>
    <form method="post" action="/approve">
      <input type="hidden" name="request" value="${request}">
      <div class="actions">
        <button class="main" name="allow">Allow</button>
        <button name="deny">Deny</button>
      </div>
    </form>`);
}

/** A page that says one thing and leads nowhere. */
export const orgNotice = (heading: string, text: string): Markup => page(html`<h1>${heading}</h1><p>${text}</p>`);
