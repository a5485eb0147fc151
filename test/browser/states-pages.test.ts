import { testStates } from '../scenario/state-tests.ts';
import { crmPhotoStates } from '../scenario/states/crm-photo.ts';
import { pageStates } from '../scenario/states/pages.ts';

testStates('The page and My CRM photo', [...pageStates, ...crmPhotoStates]);
