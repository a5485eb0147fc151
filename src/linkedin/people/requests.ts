import { apiBase } from '../addresses.ts';
import { type Projection, projectionOf } from '../calls/projection.ts';
import type { ApiRequest } from '../calls/request.ts';
import { encodeKey, encodeList } from '../calls/restli.ts';
import { type BatchRecord, type ProfileRecord, pictureFields } from './profile-record.ts';

/** Asks for the viewer's own profile. Source: Profile API document, "Retrieve Current Member's Profile". */
export function meRequest(fields: Projection<ProfileRecord>): ApiRequest {
  return { address: `${apiBase}/v2/me?projection=${projectionOf<ProfileRecord>(fields)}`, protocol: '2.0.0' };
}

/** Asks for one member by the single form. Source: Profile API document, "Retrieve Other Member's Profile". */
export function memberRequest(personId: string, fields: Projection<ProfileRecord>): ApiRequest {
  const key = encodeKey({ id: personId });
  const projection = projectionOf<ProfileRecord>(fields);
  return { address: `${apiBase}/v2/people/${key}?projection=${projection}`, protocol: '2.0.0' };
}

/** Asks for many members, by default for their pictures and for nothing else about them. Source: Profile API document, "Retrieve Other Member's Profile". */
export function membersRequest(
  personIds: readonly string[],
  fields: Projection<ProfileRecord> = pictureFields,
): ApiRequest {
  const keys = encodeList(personIds.map((id) => encodeKey({ id })));
  const projection = projectionOf<BatchRecord>({ 'results*': fields });
  return { address: `${apiBase}/v2/people?ids=${keys}&projection=${projection}`, protocol: '2.0.0' };
}
