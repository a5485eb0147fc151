import { canSetPolicies } from '../../scripts/policies.js';

/** Whether browsers can be given policies here. Where not, what needs them is not tested, and that is said. */
export const policiesCanBeSet = canSetPolicies();
if (!policiesCanBeSet)
  process.stderr.write(
    '\nNOT RUN: what policies do was not tested, since this machine gives a browser none of its own.\n\n',
  );
