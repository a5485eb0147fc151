import { render } from 'preact';
import { words } from '../ui/words.ts';
import { Options } from './options.tsx';

document.documentElement.lang = words('language_tag');
document.title = words('options_title');
render(<Options />, document.body);
