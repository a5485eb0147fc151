import type { Live } from '../../../src/contract/custody.ts';
import { own } from '../../../src/custody/custody.ts';
import type { PictureBytes } from '../../../src/http/picture-body.ts';
import type { Access } from '../../../src/salesforce/access.ts';
import type { PhotoPlace } from '../../../src/salesforce/photo/place.ts';
import { uploadUserPhoto } from '../../../src/salesforce/user-photo.ts';

// The compiler is the test: where a line below a `@ts-expect-error` compiles, that comment is itself an error.

declare const access: Access;
declare const place: PhotoPlace;
declare const viewers: PictureBytes;
declare const contacts: Live<PictureBytes>;

// The viewer's own picture may leave, once it was declared theirs.
void uploadUserPhoto(access, place, own(viewers));

// @ts-expect-error a picture that nobody declared the viewer's
void uploadUserPhoto(access, place, viewers);
// @ts-expect-error a contact's picture
void uploadUserPhoto(access, place, contacts);
// @ts-expect-error a contact's picture, declared the viewer's
void uploadUserPhoto(access, place, own(contacts));
// @ts-expect-error its bytes
void uploadUserPhoto(access, place, own({ bytes: contacts.bytes }));
