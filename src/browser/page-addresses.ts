/** Where the extension's own pages lie in the package; the sender policy compares with these exactly. */
export const popupPath = 'src/popup/popup.html';
export const optionsPath = 'src/options/options.html';
export const profilePath = 'src/profile/profile.html';
export const crmPhotoPath = 'src/crm-photo/crm-photo.html';
/** The one page that a web page may hold in a frame. */
export const cardPath = 'src/card/card.html';

/**
 * The content scripts, as the build names them: the one of every page, the one that comes where somebody is to be painted, the one that comes where somebody
 * points at a contact, the element picker, and the one that comes where colleagues' photos are shown.
 */
export const contactsScriptPath = 'src/content/contacts-script.js';
export const paintingScriptPath = 'src/content/painting-script.js';
export const cardScriptPath = 'src/content/card-script.js';
export const pickerScriptPath = 'src/picker/picker-script.js';
export const colleaguesScriptPath = 'src/content/colleagues-script.js';
