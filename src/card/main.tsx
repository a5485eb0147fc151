import { render } from 'preact';
import { whenHanded } from '../browser/card-port.ts';
import { declareLanguage } from '../ui/language.ts';
import { words } from '../ui/words.ts';
import { Card } from './card.tsx';

declareLanguage();
document.title = words('card_title');
whenHanded((handed) => render(<Card handed={handed} />, document.body));
