import { testStates } from '../scenario/state-tests.ts';
import { colleagueStates } from '../scenario/states/colleagues.ts';
import { crmPhotoStates } from '../scenario/states/crm-photo.ts';
import { pageStates } from '../scenario/states/pages.ts';

testStates('The page, My CRM photo and colleagues’ photos', [...pageStates, ...crmPhotoStates, ...colleagueStates]);
