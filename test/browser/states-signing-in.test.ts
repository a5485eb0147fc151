import { testStates } from '../scenario/state-tests.ts';
import { signingInStates } from '../scenario/states/signing-in.ts';

testStates('Signing in', signingInStates);
