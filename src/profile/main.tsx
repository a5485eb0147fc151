import { render } from 'preact';
import { declareLanguage } from '../ui/language.ts';
import { words } from '../ui/words.ts';
import { MyProfile } from './my-profile.tsx';

declareLanguage();
document.title = words('my_profile_title');
render(<MyProfile />, document.body);
