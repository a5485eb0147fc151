import fc from 'fast-check';

/** The random inputs of `npm test` are the same each time, so that it never fails for what nobody changed; `npm run proof -- properties` tries others. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
