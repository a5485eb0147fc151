import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ask } from '../../browser/ask.ts';
import { Button } from '../../ui/components/button.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Section } from '../../ui/components/section.tsx';
import { Select } from '../../ui/components/select.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { counted, words } from '../../ui/words.ts';
import { useLeaveGuard } from '../use-leave-guard.ts';
import { faultsOf, type Target } from './draft.ts';
import { TextLanguage } from './editors/editor.ts';
import { explainTrouble, isOfField, type Trouble } from './fault-words.ts';
import { FormContext } from './form-context.ts';
import { languagesFor, languagesIn, nameOfLanguage } from './languages.ts';
import { Review } from './review.tsx';
import { SectionForms } from './section-forms.tsx';
import { formSections, sectionOf, sectionsNamed } from './sections.ts';
import { type Edits, useEdits } from './use-edits.ts';
import { useWayToFault } from './use-way-to-fault.ts';

/**
 * The forms of the viewer's profile: typed first, reviewed then, and sent as reviewed. What is typed is in this page's memory alone; whoever leaves with
 * something unsent is asked whether they mean to.
 */
export function EditSection({ signedIn }: { readonly signedIn: boolean }) {
  const edits = useEdits();
  const { draft, made, standing } = edits;
  // A session that ended under what was typed is told before LinkedIn is asked in vain.
  const trouble = edits.trouble ?? (signedIn || draft.length === 0 ? undefined : ({ code: 'signed-out' } as const));
  useLeaveGuard(draft.length > 0);
  const place = useKeptFocus<HTMLDivElement>(standing.state);
  const wasSignedIn = useRef(signedIn);
  useEffect(() => {
    if (signedIn && !wasSignedIn.current) edits.read();
    wasSignedIn.current = signedIn;
  }, [signedIn, edits.read]);
  return (
    <Section id="forms" heading={words('forms_heading')} about={words('forms_about')}>
      <div class="form" ref={place} aria-busy={standing.state === 'reading' || standing.state === 'asking'}>
        <div aria-live="polite" class="form">
          {made > 0 && <Notice tone="good" title={counted(made, 'edit_made')} />}
          {trouble && <TroubleNotice trouble={trouble} signedIn={signedIn} onRead={edits.read} />}
          {edits.reading === undefined && standing.state === 'reading' && <p>{words('edit_reading')}</p>}
        </div>
        <Forms edits={edits} />
      </div>
    </Section>
  );
}

type TroubleNoticeProps = { readonly trouble: Trouble; readonly signedIn: boolean; onRead(): void };

function TroubleNotice({ trouble, signedIn, onRead }: TroubleNoticeProps) {
  const action = useAction();
  const signsIn = !signedIn && (trouble.code === 'signed-out' || trouble.code === 'token-refused');
  return (
    <Notice
      tone="caution"
      title={explainTrouble(trouble)}
      actions={
        signsIn ? (
          <Button busy={action.busy} onClick={() => action.run(() => ask('sign-in', {}))}>
            {words('button_sign_in')}
          </Button>
        ) : (
          <Button onClick={onRead}>{words('button_read_anew')}</Button>
        )
      }
    >
      {words('edit_nothing_lost')}
    </Notice>
  );
}

function Forms({ edits }: { readonly edits: Edits }) {
  const { reading, draft, standing } = edits;
  const [sought, setSought] = useState('');
  const [opened, setOpened] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const [saysMissing, setSaysMissing] = useState(false);
  const sections = useMemo(formSections, []);
  const languages = useMemo(() => (reading ? languagesIn(reading) : []), [reading]);
  useEffect(() => {
    if (draft.length === 0) setSaysMissing(false);
  }, [draft.length]);
  const goTo = useWayToFault();
  const open = (target: Target) => {
    setSought('');
    setOpened(sectionOf(sections, target.field));
    goTo(target);
  };
  // What LinkedIn refused, or holds otherwise by now, is in sight when its answer comes.
  const blamed = draft.find(({ fault }) => fault !== undefined && isOfField(fault));
  useEffect(() => {
    if (blamed !== undefined) open(blamed.target);
  }, [blamed]);
  if (reading === undefined) return null;

  const locale = chosen ?? languages[0] ?? 'en_US';
  if (standing.state === 'reviewing' || standing.state === 'sending') {
    const { requests, state } = standing;
    return (
      <Review
        draft={draft}
        reading={reading}
        requests={requests}
        locale={locale}
        sending={state === 'sending'}
        onSend={edits.send}
        onBack={edits.back}
        onCancel={edits.cancel}
      />
    );
  }
  const faulty = draft.find(
    ({ target, fault }) => fault?.code === 'changed-since' || faultsOf(draft, target, reading).length > 0,
  );
  const review = () => {
    if (faulty === undefined) return edits.review();
    setSaysMissing(true);
    open(faulty.target);
  };
  const found = sectionsNamed(sections, sought);
  const shown = found.length === 1 ? found[0]?.id : opened;
  return (
    <TextLanguage.Provider value={locale}>
      <FormContext.Provider value={{ reading, draft, saysMissing, change: edits.change }}>
        <div class="form-tools">
          <Field id="forms-sought" label={words('forms_filter')} value={sought} onInput={setSought} />
          <Select
            id="forms-language"
            label={words('forms_language')}
            value={locale}
            options={languagesFor(languages).map((language) => [language, nameOfLanguage(language)] as const)}
            onChange={setChosen}
          />
        </div>
        <div class="form-sections">
          {found.map((section) => (
            <SectionForms
              key={section.id}
              section={section}
              isOpen={section.id === shown}
              onOpen={(open) => setOpened(open ? section.id : undefined)}
            />
          ))}
          {found.length === 0 && <p role="status">{words('forms_none_found')}</p>}
        </div>
        {draft.length > 0 && (
          <div class="form-bar">
            <p role="status">{counted(draft.length, 'forms_unsent')}</p>
            {saysMissing && faulty !== undefined && (
              <p class="field-fault" role="alert">
                {words('forms_faulty')}
              </p>
            )}
            <Button weight="primary" busy={standing.state !== 'typing'} onClick={review}>
              {words('button_review')}
            </Button>
          </div>
        )}
      </FormContext.Provider>
    </TextLanguage.Provider>
  );
}
