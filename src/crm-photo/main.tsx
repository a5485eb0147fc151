import { render } from 'preact';
import { declareLanguage } from '../ui/language.ts';
import { words } from '../ui/words.ts';
import { CrmPhotoPage } from './crm-photo-page.tsx';

declareLanguage();
document.title = words('crm_photo_title');
render(<CrmPhotoPage />, document.body);
