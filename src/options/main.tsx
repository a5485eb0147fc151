import { render } from 'preact';
import { declareLanguage } from '../ui/language.ts';
import { words } from '../ui/words.ts';
import { Options } from './options.tsx';

declareLanguage();
document.title = words('options_title');
render(<Options />, document.body);
