import type { ComponentChildren } from 'preact';
import { ask } from '../browser/ask.ts';
import { openOptions } from '../browser/open.ts';
import { linkedInOrigins } from '../browser/permissions.ts';
import type { ConnectionsState } from '../contract/connections.ts';
import type { SiteInBrief } from '../contract/set-up.ts';
import { matchingSite } from '../settings/sites.ts';
import { AllowButton } from '../ui/components/allow-button.tsx';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Skeleton } from '../ui/components/skeleton.tsx';
import { useAction } from '../ui/use-action.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { words } from '../ui/words.ts';
import { Connections } from './connections.tsx';
import { CrmUser } from './crm-user.tsx';
import type { PageOrigin, PageView } from './page-view.ts';
import { PeopleLists } from './people-lists.tsx';
import { PresetOffer, usePresetOffer } from './preset-offer.tsx';
import { SetUpSite } from './set-up-site.tsx';
import { useFound } from './use-found.ts';

type PageSectionProps = {
  readonly view: PageView;
  readonly tab: number | undefined;
  /** The sites in the settings; `undefined` until the worker has said. */
  readonly sites: readonly SiteInBrief[] | undefined;
  /** Whether the browser keeps the extension from reaching LinkedIn, and it is for this part to say so. */
  readonly linkedInWithdrawn: boolean;
  /** What LinkedIn calls whoever is signed in, if anything; as long as nobody is, signing in is the next thing to do. */
  readonly viewerName: string | undefined;
  /** How matching among the viewer's own connections stands; `undefined` until the worker has said. */
  readonly connections: ConnectionsState | undefined;
  onRefresh(): void;
  /** The viewer has signed out here. */
  onSignedOut(): void;
};

/** What is shown on the page in the current tab, and whether anything may be. */
export function PageSection(props: PageSectionProps) {
  const { view, tab = -1, sites, linkedInWithdrawn, viewerName, connections, onRefresh, onSignedOut } = props;
  const place = useKeptFocus<HTMLElement>(view.kind);
  return (
    <section class="section page" aria-labelledby="page-heading" ref={place}>
      <div>
        <h2 id="page-heading" class="page-heading">
          {words('page_heading')}
        </h2>
        {'site' in view && (
          <p class="page-host">
            <bdi>{view.site.host}</bdi>
          </p>
        )}
      </div>
      {linkedInWithdrawn && <LinkedInWithdrawn />}
      {'crmUser' in view && viewerName !== undefined && (
        <CrmUser user={view.crmUser} origin={view.site.origin} viewerName={viewerName} onSignedOut={onSignedOut} />
      )}
      <PageState
        view={view}
        tab={tab}
        sites={sites}
        signedIn={viewerName !== undefined}
        connections={connections ?? { state: 'unknown' }}
        onRefresh={onRefresh}
      />
    </section>
  );
}

function LinkedInWithdrawn() {
  return (
    <Notice
      tone="caution"
      title={words('linkedin_withdrawn')}
      actions={<AllowButton origins={linkedInOrigins}>{words('button_allow_linkedin')}</AllowButton>}
    >
      {words('linkedin_withdrawn_hint')}
    </Notice>
  );
}

type PageStateProps = Pick<PageSectionProps, 'view' | 'sites' | 'onRefresh'> & {
  readonly tab: number;
  readonly signedIn: boolean;
  readonly connections: ConnectionsState;
};

function PageState(props: PageStateProps) {
  const { view, tab, sites, signedIn, onRefresh } = props;
  switch (view.kind) {
    case 'waiting':
      return <Skeleton shape="long" />;
    case 'no-page':
      return <Said what={words('page_none')} hint={words('page_none_hint')} />;
    case 'linkedin':
      return <Said what={words('page_linkedin')} hint={words('page_linkedin_hint')} />;
    case 'own-sites-off':
      return (
        <>
          <Said
            what={words('page_not_allowed')}
            hint={words(view.by === 'organisation' ? 'own_sites_off' : 'own_sites_off_in_settings')}
          />
          {view.allowed && <PageActions site={view.site} />}
        </>
      );
    case 'not-allowed':
      return (
        <>
          <Said what={words('page_not_allowed')} hint={words('page_not_allowed_hint')} />
          <div class="actions">
            <AllowButton
              weight={signedIn ? 'primary' : 'plain'}
              origins={[view.site.origin]}
              tell={() => ask('allow-site', { origin: view.site.origin })}
            >
              {words('button_allow_on', view.site.host)}
            </AllowButton>
            <SetUpSite site={view.site} tab={tab} sites={sites} />
          </div>
        </>
      );
    case 'looking':
      return (
        <>
          <p role="status" class="quiet">
            {words('page_looking')}
          </p>
          <PageActions site={view.site} />
        </>
      );
    case 'gone':
      // The browser allows what no site of the settings speaks of: a document without it was imported, say.
      return sites && !matchingSite(sites, `${view.site.origin}/`) ? (
        <>
          <Said what={words('page_unknown_site')} hint={words('page_unknown_site_hint')} />
          <div class="actions">
            <SetUpSite site={view.site} tab={tab} sites={sites} weight="primary" />
          </div>
          <PageActions site={view.site}>
            <ToOptions />
          </PageActions>
        </>
      ) : (
        <SiteSays site={view.site} what={words('page_gone')} hint={words('page_gone_hint')} way={<ToOptions />} />
      );
    case 'no-site':
      return (
        <SiteSays site={view.site} what={words('page_no_site')} hint={words('page_no_site_hint')} way={<ToOptions />} />
      );
    case 'unanswered':
      return (
        <SiteSays
          site={view.site}
          what={words('page_unanswered')}
          hint={words('page_unanswered_hint')}
          way={<RefreshButton onRefresh={onRefresh} />}
        />
      );
    case 'empty':
      return <EmptyState key={view.site.origin} {...props} view={view} />;
    case 'people':
      return <PeopleState {...props} view={view} />;
  }
}

type EmptyStateProps = PageStateProps & { readonly view: { readonly kind: 'empty' } };

function EmptyState({ view, tab, sites, signedIn, onRefresh }: EmptyStateProps) {
  const offer = usePresetOffer(view.site.origin);
  return (
    <>
      {offer ? (
        <PresetOffer offer={offer} weight={signedIn ? 'primary' : 'plain'} />
      ) : (
        <>
          <Said what={words('page_empty')} hint={words(view.ownRecipe ? 'page_empty_hint' : 'page_no_recipe_hint')} />
          <p class="quiet">{words('set_up_hint')}</p>
        </>
      )}
      <div class="actions">
        <SetUpSite site={view.site} tab={tab} sites={sites} weight={signedIn && !offer ? 'primary' : 'plain'} />
      </div>
      <PageActions site={view.site}>
        <RefreshButton onRefresh={onRefresh} />
      </PageActions>
    </>
  );
}

type PeopleStateProps = PageStateProps & { readonly view: { readonly kind: 'people' } };

function PeopleState({ view, tab, sites, signedIn, connections, onRefresh }: PeopleStateProps) {
  const { addressed } = view;
  // While nobody is signed in, the part about the viewer says so.
  const offline = view.offline && signedIn;
  const found = useFound(connections, addressed);
  return (
    <>
      {offline && <Notice title={words('offline')}>{words('offline_pictures', words('button_refresh'))}</Notice>}
      <PeopleLists
        people={view.people}
        found={found}
        leads={!['switched-off', 'no-capability', 'read'].includes(connections.state)}
        connections={
          addressed.length > 0 &&
          connections.state !== 'unknown' && (
            <Connections
              state={connections}
              addressed={addressed.length}
              found={addressed.filter((name) => found.has(name)).length}
            />
          )
        }
      />
      <div>
        <SetUpSite site={view.site} tab={tab} sites={sites} weight="quiet" />
      </div>
      <PageActions site={view.site}>
        <RefreshButton disabled={offline} onRefresh={onRefresh} />
      </PageActions>
    </>
  );
}

type SaidProps = { readonly what: string; readonly hint: string };

function Said({ what, hint }: SaidProps) {
  return (
    <div>
      <p>{what}</p>
      <p class="quiet">{hint}</p>
    </div>
  );
}

type SiteSaysProps = SaidProps & { readonly site: PageOrigin; readonly way: ComponentChildren };

/** Why an allowed page shows nobody, with one way on besides stopping there. */
function SiteSays({ site, what, hint, way }: SiteSaysProps) {
  return (
    <>
      <Said what={what} hint={hint} />
      <PageActions site={site}>{way}</PageActions>
    </>
  );
}

const ToOptions = () => (
  <Button weight="quiet" onClick={openOptions}>
    {words('button_open_options')}
  </Button>
);

type RefreshButtonProps = { readonly disabled?: boolean; onRefresh(): void };

/** Refreshing begins with taking away what is shown, so it is not offered where nothing can come in its place. */
function RefreshButton({ disabled, onRefresh }: RefreshButtonProps) {
  return (
    <Button weight="quiet" disabled={disabled} onClick={onRefresh}>
      {words('button_refresh')}
    </Button>
  );
}

type PageActionsProps = { readonly site: PageOrigin; readonly children?: ComponentChildren };

function PageActions({ site, children }: PageActionsProps) {
  const action = useAction();
  const stop = () => ask('stop-site', { origin: site.origin });
  return (
    <>
      <div class="page-actions">
        {children}
        <Button
          weight="quiet"
          busy={action.busy}
          title={words('button_stop_on', site.host)}
          onClick={() => action.run(stop)}
        >
          {words('button_stop_on', site.host)}
        </Button>
      </div>
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}
