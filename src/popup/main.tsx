import { render } from 'preact';
import { declareLanguage } from '../ui/language.ts';
import { words } from '../ui/words.ts';
import { keepFocusInSight } from './focus-in-sight.ts';
import { Popup } from './popup.tsx';

declareLanguage();
document.title = words('extension_name');
keepFocusInSight();
render(<Popup />, document.body);
