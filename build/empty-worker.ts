// What the pages are built beside (pages-manifest.ts). It does nothing, and is in no package.
export {};
