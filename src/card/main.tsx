import { render } from 'preact';
import { whenHanded } from '../browser/card-port.ts';
import { words } from '../ui/words.ts';
import { Card } from './card.tsx';

document.documentElement.lang = words('language_tag');
document.title = words('card_title');
whenHanded((handed) => render(<Card handed={handed} />, document.body));
