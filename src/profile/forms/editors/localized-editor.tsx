import { useContext } from 'preact/hooks';
import type { Json, MultiLocale } from '../../../contract/profile.ts';
import { withLanguage, withoutLanguage } from '../../../linkedin/edits/fields/languages.ts';
import { Field } from '../../../ui/components/field.tsx';
import { TextArea } from '../../../ui/components/text-area.tsx';
import { formatList, together, words } from '../../../ui/words.ts';
import { nameOfLanguage } from '../languages.ts';
import { allSaid, type EditorProps, type KindOf, objectIn, TextLanguage } from './editor.ts';

/** A text in the language that is chosen for the whole page. Its other languages stay as they are. */
export function LocalizedEditor({ id, label, kind, value, faults, onChange }: EditorProps<KindOf<'localized'>>) {
  const locale = useContext(TextLanguage);
  const texts = objectIn(objectIn(value)['localized'] ?? null);
  const others = Object.keys(texts).filter((other) => other !== locale);
  const own = texts[locale] ?? null;
  const text = kind.rich ? objectIn(own)['rawText'] : own;
  const type = (typed: string) => {
    // What has languages is of that type.
    const before = value as MultiLocale<Json> | null;
    if (typed !== '') onChange(withLanguage(before, locale, kind.rich ? { ...objectIn(own), rawText: typed } : typed));
    else if (before !== null && own !== null) onChange(withoutLanguage(before, locale) as Json);
  };
  const props = {
    id,
    label: `${label} · ${nameOfLanguage(locale)}`,
    fault: allSaid(inLanguage(faults, locale)),
    value: typeof text === 'string' ? text : '',
    lang: locale.replaceAll('_', '-'),
    onInput: type,
    ...(others.length > 0 ? { hint: words('form_other_languages', formatList(others.map(nameOfLanguage))) } : {}),
  };
  const isLong = kind.form === undefined && (kind.rich || kind.isPassage === true);
  return isLong ? <TextArea {...props} /> : <Field {...props} code={kind.form !== undefined} />;
}

/** The faults, those of another language with its name before them. */
function inLanguage(faults: EditorProps['faults'], locale: string): EditorProps['faults'] {
  return faults.map(({ path, said }) => {
    const [, language = locale] = /^localized\/([^/]+)/.exec(path) ?? [];
    return {
      path,
      said: language === locale ? said : together([words('fault_place', nameOfLanguage(language)), said]),
    };
  });
}
