import { OrgFailure } from './failures.ts';
import type { Org } from './org.ts';
import type { Square } from './photos.ts';

/** The picture that a POST is about, and the square of it. */
export type PhotoInput = { readonly bytes: Uint8Array; readonly square: Square | undefined };

type Fields = Readonly<Record<string, unknown>>;

const mistaken = (message: string) => new OrgFailure(400, 'POST_BODY_PARSE_ERROR', message);

/**
 * Reads a POST to the photo resource: a multipart message, a JSON body, or parameters of the address, which a body makes nothing of ("Inputs and Binary File
 * Upload Examples").
 *
 * @throws OrgFailure where it is none of these as the documents have them.
 */
export async function readPhotoInput(request: Request, files: Org['files']): Promise<PhotoInput> {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(new Uint8Array(await request.arrayBuffer()), type);
  const text = await request.text();
  const fields: Fields = text === '' ? Object.fromEntries(new URL(request.url).searchParams) : parsed(text);
  return { bytes: fileOf(fields, files), square: squareOf(fields) };
}

async function readMultipart(body: Uint8Array<ArrayBuffer>, type: string): Promise<PhotoInput> {
  const form = await new Response(body, { headers: { 'Content-Type': type } }).formData().catch(() => undefined);
  const file = form?.get('fileUpload');
  if (!(file instanceof File)) throw mistaken('The part fileUpload is missing, or is no file.');
  // A part named `json` must say that it is JSON, and one that can't say so is named `photo`.
  const declared = /name="json"[^\r\n]*\r\ncontent-type: application\/json/i.test(Buffer.from(body).toString('latin1'));
  const input = form?.get('photo') ?? (declared ? form?.get('json') : null);
  const text = input instanceof File ? await input.text() : (input ?? '{}');
  if (!declared && form?.has('json')) throw mistaken('The part json has no Content-Type.');
  return { bytes: new Uint8Array(await file.arrayBuffer()), square: squareOf(parsed(text)) };
}

function parsed(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  } catch {
    // Said below.
  }
  throw mistaken('The body is no JSON object.');
}

/** All three or none. */
function squareOf(fields: Fields): Square | undefined {
  const values = ['cropX', 'cropY', 'cropSize'].map((name) => fields[name]);
  if (values.every((value) => value === undefined)) return undefined;
  const [x, y, size] = values.map(Number);
  if (x === undefined || y === undefined || size === undefined || ![x, y, size].every(Number.isInteger))
    throw new OrgFailure(400, 'INVALID_CROP', 'cropX, cropY and cropSize are required to crop.');
  return { x, y, size };
}

function fileOf(fields: Fields, files: Org['files']): Uint8Array {
  const { fileId, versionNumber } = fields;
  if (typeof fileId !== 'string' || !/^069\w{15}$/.test(fileId))
    throw new OrgFailure(400, 'INVALID_ID_FIELD', 'fileId must be an 18-character ID that begins with 069.');
  const versions = files.get(fileId);
  const file = versions?.at(versionNumber === undefined ? -1 : Number(versionNumber) - 1);
  if (file === undefined) throw new OrgFailure(404, 'NOT_FOUND', 'The requested resource does not exist');
  return file;
}
