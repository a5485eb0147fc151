import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** What a recipe's images are registered for. */
const recipes: Readonly<Record<string, { readonly part: string; readonly imageClass: string }>> = {
  'profile-originalphoto-image': { part: 'profilePicture/originalImage', imageClass: 'profile-original-uploadedImage' },
  'profile-displayphoto-image': { part: 'profilePicture/displayImage', imageClass: 'profile-uploadedImage' },
  'profile-originalbackground-image': {
    part: 'backgroundPicture/originalImage',
    imageClass: 'profile-original-uploadedBackgroundImage',
  },
  'profile-displaybackground-image': {
    part: 'backgroundPicture/displayImage',
    imageClass: 'profile-uploadedBackgroundImage',
  },
};

type Asset = {
  readonly owner: string;
  /** The field of the profile, and the part of it, that the asset may stand in. */
  readonly part: string;
  readonly uploadPath: string;
  bytes: Uint8Array<ArrayBuffer> | undefined;
};

/** Bytes. */
const largest = 8 * 1024 * 1024;

/** The images that members register and upload. */
export class Assets {
  readonly #byUrn = new Map<string, Asset>();

  /** A place for an image, or `undefined` where there is no such recipe. */
  register(
    owner: string,
    recipe: string,
  ): { readonly urn: string; readonly uploadPath: string; readonly imageClass: string } | undefined {
    const found = recipes[recipe.replace(/^urn:li:digitalmediaRecipe:/, '')];
    if (found === undefined) return undefined;
    const id = `C56${randomBytes(9).toString('base64url')}`;
    const urn = `urn:li:digitalmediaAsset:${id}`;
    const uploadPath = `/mediaUpload/${id}/${found.imageClass}/0`;
    this.#byUrn.set(urn, { owner, part: found.part, uploadPath, bytes: undefined });
    return { urn, uploadPath, imageClass: found.imageClass };
  }

  /** How an upload ends, as the status of its answer. */
  async upload(owner: string, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<201 | 400 | 404 | 413> {
    const asset = [...this.#byUrn.values()].find((one) => one.uploadPath === path && one.owner === owner);
    if (asset === undefined) return 404;
    if (bytes.byteLength > largest) return 413;
    const image = await sharp(bytes)
      .metadata()
      .catch(() => undefined);
    if (!['jpeg', 'png', 'gif'].includes(image?.format ?? '') || (image?.pages ?? 1) > 1) return 400;
    asset.bytes = bytes;
    return 201;
  }

  /** The uploaded bytes of an asset that this member may put there, such as `profilePicture/displayImage`. */
  bytesFor(owner: string, part: string, urn: unknown): Uint8Array<ArrayBuffer> | undefined {
    const asset = typeof urn === 'string' ? this.#byUrn.get(urn) : undefined;
    return asset?.owner === owner && asset.part === part ? asset.bytes : undefined;
  }

  clear(): void {
    this.#byUrn.clear();
  }
}
