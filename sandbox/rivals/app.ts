import { type Context, Hono } from 'hono';
import { contactByNumber, contactQuery } from '../crm/contacts.ts';
import { layout, type Page } from '../crm/layout.ts';
import { listPage } from '../crm/list-page.ts';
import { crowdPage } from '../crm/moving/crowd.ts';
import { publicFiles } from '../crm/public-files.ts';
import { recordPage } from '../crm/record-page.ts';
import { firstUser } from '../crm/users.ts';
import type { LinkedIn } from '../linkedin/linkedin.ts';

/**
 * The pages that the bench measures against: the CRM's list, crowd and records with a rival's script in each, under the rival's name.
 *
 * The script holds the access token, and no policy and no service worker stands in its way. What only a host of its own keeps away is the latter: the
 * CRM's would see every request of a rival's and slow it down. Without `Control.openRivals` there is nothing here.
 */
export function rivalsApp({ conditions }: LinkedIn): Hono {
  const app = new Hono();

  app.use(async (context, next) => (conditions.rivals === null ? context.notFound() : next()));

  const answer = async (context: Context, page: Page) => {
    const script = conditions.rivals?.scripts[context.req.param('rival') ?? ''];
    if (script === undefined) return context.notFound();
    const whole = String(await layout(page, firstUser));
    // First of all, so that no style sheet that is still on its way holds it up.
    const own = `<head><meta name="access-token" content="${conditions.rivals?.token}"><script>${script}</script>`;
    context.header('Cache-Control', 'private, no-cache');
    return context.html(whole.replace('<head>', () => own));
  };
  const queryOf = (context: Context) => new URL(context.req.url).searchParams;

  // Without the service worker, which the pages do without. Before them, or a folder's name would be taken for a rival's.
  for (const { path, type, content } of publicFiles())
    if (path !== '/sw.js')
      app.get(path, (context) => context.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }));

  app.get('/:rival/contacts', (context) => answer(context, listPage(contactQuery(queryOf(context)))));
  app.get('/:rival/crowd', (context) => answer(context, crowdPage(queryOf(context))));
  app.get('/:rival/contacts/:number', (context) => {
    const person = contactByNumber(Number(context.req.param('number')));
    return person ? answer(context, recordPage(person)) : context.notFound();
  });

  return app;
}
