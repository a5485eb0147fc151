import { expect, it } from 'vitest';
import { isWhole } from '../../../bench/token-service/load.ts';

const head = (line: string) => `HTTP/1.1 200 OK\r\n${line}\r\nConnection: keep-alive\r\n\r\n`;

it.each([
  ['nothing yet', 'HTTP/1.1 200 OK\r\nContent-Le', false],
  ['the head alone', head('Content-Length: 5'), false],
  ['all but the last letter', `${head('content-length: 5')}hell`, false],
  ['as much as was said', `${head('Content-Length: 5')}hello`, true],
  ['nothing, as was said', head('content-length: 0'), true],
  ['a part of several', `${head('Transfer-Encoding: chunked')}5\r\nhello\r\n`, false],
  ['all parts', `${head('Transfer-Encoding: chunked')}5\r\nhello\r\n0\r\n\r\n`, true],
])('an answer is whole or not: %s', (_what, answer, whole) => {
  expect(isWhole(answer)).toBe(whole);
});
