import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { contactByNumber, contactQuery } from '../crm/contacts.ts';
import { layout, type Page } from '../crm/layout.ts';
import { listPage } from '../crm/list-page.ts';
import { publicFiles } from '../crm/public-files.ts';
import { recordPage } from '../crm/record-page.ts';
import { firstUser } from '../crm/users.ts';
import type { LinkedIn } from '../linkedin/linkedin.ts';

const script = readFileSync(new URL('./floor.js', import.meta.url), 'utf8');

/**
 * The floor that the bench measures against: Harbour's list and record with a script of their own that shows the pictures, as fast as a page can.
 *
 * The script holds the access token, and no policy and no service worker stands in its way. What only a host of its own keeps away is the latter: the
 * CRM's would see every request of the floor's and slow it down. Without `Control.openFloor` there is nothing here.
 */
export function floorApp({ conditions }: LinkedIn): Hono {
  const app = new Hono();

  app.use(async (context, next) => (conditions.floorToken === null ? context.notFound() : next()));

  const answer = async (context: Context, page: Page) => {
    const whole = String(await layout(page, firstUser));
    // First of all, so that no style sheet that is still on its way holds it up.
    const own = `<head><meta name="access-token" content="${conditions.floorToken}"><script>${script}</script>`;
    context.header('Cache-Control', 'private, no-cache');
    return context.html(whole.replace('<head>', () => own));
  };

  app.get('/contacts', (context) => answer(context, listPage(contactQuery(new URL(context.req.url).searchParams))));
  app.get('/contacts/:number', (context) => {
    const person = contactByNumber(Number(context.req.param('number')));
    return person ? answer(context, recordPage(person)) : context.notFound();
  });

  // Without the service worker, which the page does without.
  for (const { path, type, content } of publicFiles())
    if (path !== '/sw.js')
      app.get(path, (context) => context.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }));

  return app;
}
