import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { words } from '../ui/words.ts';
import { FaultsList } from './faults-list.tsx';
import type { UnsavedWork } from './unsaved-work.ts';
import type { EditedApp } from './use-app-form.ts';

type AppFormFrameProps = {
  readonly app: EditedApp;
  /** Its name among the page's unsaved work. */
  readonly name: 'app' | 'token-service';
  readonly work: UnsavedWork;
  readonly saveWords: string;
  /** The policy sets all of it. */
  readonly locked: boolean;
  readonly children: ComponentChildren;
  /** What else can be done, as buttons. */
  readonly actions?: ComponentChildren;
};

/** What the forms over the LinkedIn app's settings share: saving, what is wrong, and what was changed elsewhere meanwhile. */
export function AppFormFrame({ app, name, work, saveWords, locked, children, actions }: AppFormFrameProps) {
  const place = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (app.faults.length > 0) place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [app.faults]);
  const { tell } = work;
  useEffect(() => tell(name, app.unsaved), [tell, name, app.unsaved]);
  return (
    <form
      ref={place}
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        app.action.run(app.submit);
      }}
    >
      {children}
      {app.otherFaults.length > 0 && <FaultsList title={words('document_faults')} faults={app.otherFaults} />}
      {app.overtaken !== '' && (
        <Notice
          tone="caution"
          title={words('app_overtaken', app.overtaken)}
          actions={<Button onClick={app.discard}>{words('button_take_present')}</Button>}
        >
          {words('app_overtaken_hint')}
        </Notice>
      )}
      {app.unsaved && work.unsaved.has('document') && <p class="caution">{words('app_beside_document')}</p>}
      <div class="actions">
        <Button type="submit" weight={app.unsaved ? 'primary' : 'plain'} disabled={locked}>
          {saveWords}
        </Button>
        {actions}
        <p role="status">{app.action.failed ? words('action_failed') : app.said}</p>
      </div>
    </form>
  );
}
