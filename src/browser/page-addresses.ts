/** Where the extension's own pages lie in the package; the sender policy compares with these exactly. */
export const popupPath = 'src/popup/popup.html';
export const optionsPath = 'src/options/options.html';

/** The content script, as the build names it. */
export const contactsScriptPath = 'src/content/contacts-script.js';
