import { describe, expect, it } from 'vitest';
import { hosts } from '../../../../sandbox/endpoints.ts';
import type { JournalEntry } from '../../../../sandbox/journal.ts';
import { addressOf, readContract, textOf } from '../../../scenario/network/contract.ts';
import { type Seen, shapeOf, shapesOfRefused, usualHeaders } from '../../../scenario/network/shape.ts';

const entry = (change: Partial<JournalEntry> = {}): JournalEntry => ({
  at: 0,
  host: 'api.linkedin.com',
  endpoint: 'people',
  method: 'GET',
  path: '/v2/people',
  query: 'ids=List((id:KPEHc-Pxuv),(id:mvjccMRsy3))&projection=(results*(id))',
  body: '',
  by: 'network',
  headers: { authorization: 'Bearer AQsecret', 'user-agent': 'Browser/156' },
  account: 'KPEHc-Pxuv',
  status: 200,
  ...change,
});

const page = entry({ host: 'crm.example.test', headers: { 'user-agent': 'Browser/156' } });
const seen: Seen = {
  browser: { name: 'chromium', extensionOrigin: 'chrome-extension://ours' },
  usual: usualHeaders([page]),
};

describe('the shape of a request', () => {
  it('names what differs from one to the next, and keeps everything else', () => {
    expect(shapeOf(entry(), seen)).toEqual({
      browser: 'chromium',
      host: 'api.linkedin.com',
      method: 'GET',
      path: '/v2/people',
      query: { ids: 'List(<person IDs>)', projection: '(results*(id))' },
      body: {},
      headers: { authorization: 'Bearer <access token>', 'user-agent': "<the browser's own>" },
    });
  });

  it('keeps a token that LinkedIn gave nobody, and a header that the browser sends with no page', () => {
    const { headers } = shapeOf(entry({ account: null, headers: { ...entry().headers, 'user-agent': 'KPEHc' } }), seen);
    expect(headers).toEqual({ authorization: 'Bearer AQsecret', 'user-agent': 'KPEHc' });
  });

  it('keeps a value that has not the form of what differs there, and both of two of one name', () => {
    const { query } = shapeOf(entry({ query: 'ids=List((id:KPEHc-Pxuv),(name:Anna))&start=5&start=6' }), seen);
    expect(query).toEqual({ ids: 'List((id:KPEHc-Pxuv),(name:Anna))', start: '<number> and <number>' });
  });

  it('keeps all that a page says to its own host', () => {
    const { query } = shapeOf(entry({ host: 'crm.example.test', query: 'start=5' }), seen);
    expect(query).toEqual({ start: '5' });
  });

  it('takes a form to its fields, and anything else as it is', () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
    expect(shapeOf(entry({ headers, body: 'client_id=sandbox-client&more=1' }), seen).body).toEqual({
      client_id: '<client ID>',
      more: '1',
    });
    expect(shapeOf(entry({ body: '{"name":"Anna"}' }), seen).body).toEqual({ body: '{"name":"Anna"}' });
  });
});

describe('the shape of a multipart message', () => {
  const boundary = '----geckoformboundary5f1c';
  const part = (name: string, content: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${name}\r\n\r\n${content}\r\n`;
  const file = `name="fileUpload"; filename="photo.jpg"\r\nContent-Type: application/octet-stream`;
  const upload = (crop: string) =>
    entry({
      host: hosts.org,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: `${part('name="photo"', crop)}${part(file, 'bytes\r\n\r\nof a picture')}--${boundary}--\r\n`,
    });

  it('is its parts, with what is said of a file and without its bytes', () => {
    const { body, headers } = shapeOf(upload('{"cropX":1,"cropY":20,"cropSize":300}'), seen);
    expect(body).toEqual({ fileUpload: 'photo.jpg, application/octet-stream, <bytes>', photo: '<crop>' });
    expect(headers).toEqual({ 'content-type': 'multipart/form-data; boundary=<boundary>' });
  });

  it('keeps a part that is not what belongs there', () => {
    expect(shapeOf(upload('{"cropX":1,"name":"Anna"}'), seen).body['photo']).toBe('{"cropX":1,"name":"Anna"}');
  });
});

describe('what the proxy refused', () => {
  it('is told with its host, except where it is the browser’s own or went on to the sandbox', () => {
    const asked = [
      { method: 'CONNECT', target: 'api.linkedin.com:443' },
      { method: 'CONNECT', target: 'redirector.gvt1.com:443' },
      { method: 'CONNECT', target: 'elsewhere.example.net:443' },
      { method: 'CONNECT', target: 'api.linkedin.com:8443' },
      { method: 'GET', target: 'http://localhost:4000/a?b=c' },
      { method: 'CONNECT', target: 'njcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org:443' },
    ];
    expect(shapesOfRefused(asked, ['api.linkedin.com'], seen).map(addressOf)).toEqual([
      'CONNECT elsewhere.example.net',
      'CONNECT api.linkedin.com:8443',
      'GET localhost:4000/a?b=c',
      'CONNECT <redirect address>',
    ]);
  });
});

describe('the contract', () => {
  it('tells a request apart by a single header', () => {
    const known = shapeOf(entry(), seen);
    const another = shapeOf(entry({ headers: { ...entry().headers, 'x-more': '1' } }), seen);
    expect(textOf(known)).not.toBe(textOf(another));
  });

  it('is for both browsers, for hosts that the extension has business with, and never has a token beside a picture', () => {
    const texts = [...readContract()];
    expect(new Set(texts.map((text) => text.split(':')[0]))).toEqual(new Set(['chromium', 'firefox']));
    expect(new Set(texts.map((text) => text.split(' ')[2]?.split(/[/?]/)[0]))).toEqual(
      new Set([
        '<redirect',
        'www.linkedin.com',
        'token.example.test',
        'api.linkedin.com',
        'media.licdn.com',
        hosts.org,
      ]),
    );
    expect(
      texts.filter((text) => text.includes('media.licdn.com') && /authorization|cookie|referer/.test(text)),
    ).toEqual([]);
  });
});
