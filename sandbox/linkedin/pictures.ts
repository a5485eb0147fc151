import { createHash, createHmac, randomBytes } from 'node:crypto';
import { everybody, isContact, type Member } from '../world/members.ts';
import { inMultitude } from '../world/multitude.ts';
import { people } from '../world/people.ts';

/** The nominal sizes of LinkedIn's display photos in pixels; each is an artifact class. */
const nominalSizes = [100, 200, 400, 800] as const;

/** What a member of kind `small-source` uploaded, in pixels. */
const smallSource = 96;

/** What the assets of the multitude begin with; the person ID follows. */
const multitudeAsset = 'C4D03AQmany';

/** As LinkedIn marks a picture address that never expires. */
const never = 2_147_483_647;

/** One size of one member's picture. */
type Artifact = {
  /** Such as `profile-displayphoto-shrink_100_100`. */
  readonly artifactClass: string;
  /** True size in pixels, of both sides. */
  readonly pixels: number;
  readonly address: string;
  /** Epoch seconds, as in the address. */
  readonly expires: number;
};

function assetOf(member: Member): string {
  if (inMultitude(member.personId)) return `${multitudeAsset}${member.personId}`;
  return `C4D03AQ${createHash('sha256').update(`asset ${member.personId}`).digest('base64url').slice(0, 13)}`;
}

const byAsset = new Map<string, Member>(everybody.map((member) => [assetOf(member), member]));

function memberOfAsset(asset: string): Member | undefined {
  if (!asset.startsWith(multitudeAsset)) return byAsset.get(asset);
  // Their lenders' own, or each of ten thousand would be drawn anew.
  const lender = inMultitude(asset.slice(multitudeAsset.length));
  return lender && people[lender.number - 1];
}

/** The asset's URN, as `profilePicture.displayImage` holds it. */
export function assetUrn(member: Member): string {
  return `urn:li:digitalmediaAsset:${assetOf(member)}`;
}

function truePixels(member: Member, nominal: number): number {
  return isContact(member) && member.kind === 'small-source' ? smallSource : nominal;
}

/** Whether the addresses of a member's picture never expire: every ninth contact's. */
export const hasLastingPicture = (member: Member): boolean => isContact(member) && member.number % 9 === 0;

/** A picture that a member uploaded. */
type Uploaded = { readonly member: Member; readonly asset: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Gives out picture addresses that carry their own expiry, and checks them as the content network does. */
export class Pictures {
  #key = randomBytes(32);
  /** Person ID → the picture that the member themselves uploaded. */
  readonly #uploaded = new Map<string, Uploaded>();
  readonly #lifetime: () => number;

  /** @param lifetime how many seconds an address given out now lasts */
  constructor(lifetime: () => number) {
    this.#lifetime = lifetime;
  }

  #signature(path: string, expires: number): string {
    return createHmac('sha256', this.#key).update(`${path} ${expires}`).digest('base64url');
  }

  /** All sizes of a member's picture, with fresh addresses. */
  artifacts(member: Member): readonly Artifact[] {
    const expires = hasLastingPicture(member) ? never : Math.floor(Date.now() / 1000) + this.#lifetime();
    const uploaded = 1_516_269_522_413;
    return nominalSizes.map((nominal) => {
      const artifactClass = `profile-displayphoto-shrink_${nominal}_${nominal}`;
      const asset = this.#uploaded.get(member.personId)?.asset ?? assetOf(member);
      const path = `/dms/image/v2/${asset}/${artifactClass}/0/${uploaded}`;
      const query = `e=${expires}&v=beta&t=${this.#signature(path, expires)}`;
      return {
        artifactClass,
        pixels: truePixels(member, nominal),
        address: `https://media.licdn.com${path}?${query}`,
        expires,
      };
    });
  }

  /** What an address shows, where it was given out here, was not tampered with and has not expired. */
  resolve(
    url: URL,
  ): { readonly member: Member; readonly pixels: number; readonly bytes?: Uint8Array<ArrayBuffer> } | undefined {
    const [, asset = '', nominal] =
      /^\/dms\/image\/v2\/([\w-]+)\/profile-displayphoto-shrink_(\d+)_\2\/0\/\d+$/.exec(url.pathname) ?? [];
    const own = [...this.#uploaded.values()].find((one) => one.asset === asset);
    const member = own?.member ?? memberOfAsset(asset);
    const expires = Number(url.searchParams.get('e'));
    if (member === undefined || !(Date.now() / 1000 < expires)) return undefined;
    if (url.searchParams.get('t') !== this.#signature(url.pathname, expires)) return undefined;
    return { member, pixels: truePixels(member, Number(nominal)), ...(own === undefined ? {} : { bytes: own.bytes }) };
  }

  /** What the member uploaded is their picture from now on. */
  show(member: Member, urn: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#uploaded.set(member.personId, { member, asset: urn.split(':').at(-1) ?? '', bytes });
  }

  /** Every member has the picture of the beginning. */
  showUsual(): void {
    this.#uploaded.clear();
  }

  /** Every address given out so far stops working. */
  expireAll(): void {
    this.#key = randomBytes(32);
  }
}
