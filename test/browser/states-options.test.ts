import { testStates } from '../scenario/state-tests.ts';
import { myProfileStates } from '../scenario/states/my-profile.ts';
import { optionsStates } from '../scenario/states/options.ts';

testStates('The options and My profile', [...optionsStates, ...myProfileStates]);
