import { testStates } from '../scenario/state-tests.ts';
import { optionsStates } from '../scenario/states/options.ts';

testStates('The options', optionsStates);
