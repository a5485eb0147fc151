import sharp, { type Sharp } from 'sharp';

type Photo = { readonly versionId: string; readonly bytes: Uint8Array<ArrayBuffer> };
type Pending = { readonly photo: Photo; readonly readyAt: number };

/** A square of a picture, in its own pixels. */
export type Square = { readonly x: number; readonly y: number; readonly size: number };

/** The renditions of a photo: the last letter of its address, and its sides in pixels. */
export const renditions = { T: 64, M: 160, F: 200 } as const;

export type Rendition = keyof typeof renditions;

/** The photos of an org's users, each processed some time after it was sent. */
export class Photos {
  #current = new Map<string, Photo>();
  #pending = new Map<string, Pending>();
  #byVersion = new Map<string, Photo>();
  #versions = 0;

  /** The user's photo of this moment; `undefined` for the default avatar. */
  of(userId: string): Photo | undefined {
    const pending = this.#pending.get(userId);
    if (pending !== undefined && pending.readyAt <= Date.now()) {
      this.#pending.delete(userId);
      this.#current.set(userId, pending.photo);
    }
    return this.#current.get(userId);
  }

  /**
   * Takes a picture for the user's photo. It is theirs after `delay` milliseconds.
   *
   * @throws where the bytes are no picture, or the square is not within it.
   */
  async take(userId: string, bytes: Uint8Array, square: Square | undefined, delay: number): Promise<void> {
    const picture = sharp(bytes);
    if (square !== undefined)
      picture.extract({ left: square.x, top: square.y, width: square.size, height: square.size });
    this.#versions += 1;
    const versionId = `729HB${String(this.#versions).padStart(10, '0')}AAA`;
    const photo = { versionId, bytes: new Uint8Array(await picture.png().toBuffer()) };
    this.#byVersion.set(versionId, photo);
    this.#pending.set(userId, { photo, readyAt: Date.now() + delay });
  }

  remove(userId: string): void {
    this.#pending.delete(userId);
    this.#current.delete(userId);
  }

  /** One rendition of a photo, as JPEG; `undefined` where there is no such photo. */
  async rendition(versionId: string, letter: Rendition): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const photo = this.#byVersion.get(versionId);
    const side = renditions[letter];
    return photo && jpeg(sharp(photo.bytes).resize(side, side, { fit: 'cover' }));
  }

  clear(): void {
    this.#current.clear();
    this.#pending.clear();
    this.#byVersion.clear();
  }
}

async function jpeg(picture: Sharp): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer());
}

/** The avatar of whoever has no photo: grey. */
export const defaultAvatar = (): Promise<Uint8Array<ArrayBuffer>> =>
  sharp({ create: { width: 200, height: 200, channels: 3, background: '#8d9aab' } })
    .png()
    .toBuffer()
    .then((bytes) => new Uint8Array(bytes));
