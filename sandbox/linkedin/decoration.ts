import { placeOf } from '../world/locations.ts';
import { isContact, type Member } from '../world/members.ts';
import { accessDenied } from './failures.ts';
import { decimal } from './json.ts';
import type { LinkedIn } from './linkedin.ts';
import { geoOf } from './locations.ts';
import { assetUrn } from './pictures.ts';
import type { Decorate } from './projection.ts';

const throttled = {
  serviceErrorCode: 101,
  status: 429,
  message: 'Resource level throttle limit for calls to this resource is reached.',
};

/**
 * Decorates a member's fields for a projection: `displayImage~:playableStreams` as "Profile Picture" shows it, `geo~` as the "Profile API" does, and nothing
 * else. For a throttled member the picture's failure has status 429, inside an answer that is otherwise 200.
 */
export function decorateMember(linkedin: LinkedIn, member: Member): Decorate {
  return (field, finder) => {
    if (field === 'displayImage' && finder === 'playableStreams') return playableStreams(linkedin, member);
    if (field === 'geo' && finder === '') return decoratedGeo(linkedin, member);
    return { failure: { status: 400, message: `There is no decoration ${field}~:${finder}` } };
  };
}

function decoratedGeo({ conditions }: LinkedIn, member: Member): ReturnType<Decorate> {
  if (conditions.suppositions.geoDecoration) return { value: geoOf(placeOf(member)) };
  return { failure: accessDenied('geo.BATCH_GET').failure };
}

function playableStreams(linkedin: LinkedIn, member: Member): ReturnType<Decorate> {
  if (isContact(member) && member.kind === 'throttled-decoration') {
    const refused = linkedin.decorationsRefused.get(member.personId) ?? 0;
    if (refused < linkedin.conditions.throttledAnswers) {
      linkedin.decorationsRefused.set(member.personId, refused + 1);
      return { failure: throttled };
    }
  }
  const elements = linkedin.pictures.artifacts(member).map(({ artifactClass, pixels, address, expires }) => {
    // Both were seen in LinkedIn's answers; every fourth contact's sizes are written as decimals.
    const size = isContact(member) && member.number % 4 === 0 ? decimal(pixels) : pixels;
    const ratio = { widthAspect: 1, heightAspect: 1, formatted: '1.00:1.00' };
    const urn = assetUrn(member);
    return {
      artifact: `urn:li:digitalmediaMediaArtifact:(${urn},urn:li:digitalmediaMediaArtifactClass:${artifactClass})`,
      authorizationMethod: 'PUBLIC',
      data: {
        'com.linkedin.digitalmedia.mediaartifact.StillImage': {
          mediaType: 'image/jpeg',
          rawCodecSpec: { name: 'jpeg', type: 'image' },
          displaySize: { width: size, uom: 'PX', height: size },
          storageSize: { width: pixels, height: pixels },
          storageAspectRatio: ratio,
          displayAspectRatio: ratio,
        },
      },
      identifiers: [
        {
          identifier: address,
          index: 0,
          mediaType: 'image/jpeg',
          file: `urn:li:digitalmediaFile:(${urn},urn:li:digitalmediaMediaArtifactClass:${artifactClass},0)`,
          identifierType: 'EXTERNAL_URL',
          identifierExpiresInSeconds: expires,
        },
      ],
    };
  });
  return { value: { paging: { count: 10, start: 0, links: [] }, elements } };
}
