import { html } from 'hono/html';

export type Markup = ReturnType<typeof html>;

const look = html`<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; background: light-dark(#f3f2ef, #191a1c); color: light-dark(#22262a, #e9e9e6); }
  main { box-sizing: border-box; max-width: 25rem; margin: 4rem auto; padding: 2rem; border-radius: 8px;
    background: light-dark(#fff, #242629); border: 1px solid light-dark(#dcdad5, #3a3d41); }
  h1 { font-size: 1.375rem; line-height: 1.25; margin: 0 0 0.5rem; }
  p { margin: 0 0 1rem; }
  label { display: block; font-weight: 600; font-size: 0.875rem; margin-bottom: 1rem; }
  input { box-sizing: border-box; display: block; width: 100%; margin-top: 0.25rem; padding: 0.625rem; font: inherit;
    border: 1px solid light-dark(#8b8d90, #74777b); border-radius: 4px; background: transparent; color: inherit; }
  button { font: inherit; font-weight: 600; padding: 0.625rem 1.25rem; border-radius: 4px; cursor: pointer;
    border: 1px solid light-dark(#3d4349, #c6c8ca); background: transparent; color: inherit; }
  button.main { background: light-dark(#3d4349, #d9dbdd); color: light-dark(#fff, #191a1c); }
  .actions { display: flex; gap: 0.75rem; margin-top: 1.5rem; }
  .problem { padding: 0.75rem; border-radius: 4px; background: light-dark(#fbe9e7, #4a2320); }
  .note { margin: 1.5rem 0 0; font-size: 0.8125rem; color: light-dark(#5c6166, #a9adb1); }
  dt { font-weight: 600; }
  dd { margin: 0 0 0.5rem; }
</style>`;

/** A page of somebody's stand-in, which says so, and whose. */
export function standInPage(whose: string, content: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Sandbox sign-in — stands in for ${whose}</title>
        ${look}
      </head>
      <body>
        <main>
          ${content}
          <p class="note">This page belongs to the Vis-à-vis sandbox on this machine. It is not ${whose}, and nothing typed here leaves it.</p>
        </main>
      </body>
    </html>`;
}
