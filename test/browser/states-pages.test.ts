import { testStates } from '../scenario/state-tests.ts';
import { pageStates } from '../scenario/states/pages.ts';

testStates('The page', pageStates);
