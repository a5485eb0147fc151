import { render } from 'preact';
import { words } from '../ui/words.ts';
import { Popup } from './popup.tsx';

document.documentElement.lang = words('language_tag');
document.title = words('extension_name');
render(<Popup />, document.body);
