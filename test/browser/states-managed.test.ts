import { testStates } from '../scenario/state-tests.ts';
import { managedStates } from '../scenario/states/managed.ts';

testStates('Where an organisation has set it up', managedStates, { managed: true });
