import { testStates } from '../scenario/state-tests.ts';
import { contactStates } from '../scenario/states/contacts.ts';

testStates('Why a picture is not shown', contactStates);
