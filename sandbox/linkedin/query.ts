import { badRequest } from './failures.ts';
import { type Projection, ProjectionSyntaxError, parseProjection } from './projection.ts';
import { rawParameter } from './restli.ts';

/** @throws CallFailed 400 where the projection does not follow the grammar */
export function projectionIn(query: string): Projection | undefined {
  const text = rawParameter(query, 'projection');
  if (text === undefined) return undefined;
  try {
    return parseProjection(text);
  } catch (error) {
    if (error instanceof ProjectionSyntaxError) throw badRequest(`Invalid projection: ${error.message}`);
    throw error;
  }
}
