import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Parser } from '@asyncapi/parser';

const HERE = fileURLToPath(new URL('../', import.meta.url));
const CLIENT = join(HERE, '../../../webapp/js');
const COMMAND = join(CLIENT, 'bin/kanal-channels.js');
const TSC = join(HERE, 'node_modules/typescript/bin/tsc');
const golden = (name) => join(HERE, '../resources/golden', name);

/** Runs a script of Node's; never rejects. */
function run(script, args, env = {}) {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { env: { ...process.env, ...env } },
      (error, out, err) => resolve({ code: error?.code ?? 0, out, err }),
    );
  });
}

describe('the document of typed channels', () => {
  for (const name of ['asyncapi.json', 'asyncapi-renamed.json', 'asyncapi-empty.json']) {
    it(`is what AsyncAPI's own parser takes: ${name}`, async () => {
      const { document, diagnostics } = await new Parser().parse(
        await readFile(golden(name), 'utf8'),
      );
      const errors = diagnostics.filter(({ severity }) => severity === 0);
      assert.deepEqual(errors, []);
      assert.equal(document.version(), '3.0.0');
    });
  }

  it('has each channel with its resources, and what they carry', async () => {
    const { document } = await new Parser().parse(await readFile(golden('asyncapi.json'), 'utf8'));
    const orders = document.channels().get('orders');
    assert.equal(orders.address(), 'orders');
    assert.equal(document.channels().get('orders.resource').address(), 'orders/{resourceId}');
    const [message] = orders.messages().all();
    assert.equal(message.payload().property('total').type(), 'number');
  });
});

describe('the page types', () => {
  let folder;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanal-channels-'));
    await cp(join(HERE, 'types/typed'), folder, { recursive: true });
    await mkdir(join(folder, 'node_modules'));
    await cp(CLIENT, join(folder, 'node_modules/kanal-realtime'), { recursive: true });
    const base = JSON.parse(await readFile(join(HERE, 'types/tsconfig.base.json'), 'utf8'));
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ ...base, include: ['*.ts'] }));
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  });

  after(() => rm(folder, { recursive: true }));

  /** Compiles the page with the types that are written of a document. */
  async function compile(document) {
    const { code, err } = await run(COMMAND, [document, '--output', join(folder, 'channels.d.ts')]);
    assert.equal(code, 0, err);
    return run(TSC, ['-p', folder]);
  }

  it('are those of what Java publishes', async () => {
    const { code, out } = await compile(golden('asyncapi.json'));
    assert.equal(code, 0, out);
  });

  it('break the compilation of a page when a field is renamed in Java', async () => {
    const { code, out } = await compile(golden('asyncapi-renamed.json'));
    assert.notEqual(code, 0);
    assert.match(out, /Property 'total' does not exist on type 'RenamedOrderEvent'/);
  });

  it('are nothing where nothing is typed', async () => {
    await compile(golden('asyncapi-empty.json'));
    const page = "import { createClient } from 'kanal-realtime';\nimport './channels.js';\n";
    await writeFile(
      join(folder, 'page.ts'),
      `${page}createClient().subscribe({ name: 'orders' }, (m) => console.log(m.payload.any));\n`,
    );
    const { code, out } = await run(TSC, ['-p', folder]);
    assert.equal(code, 0, out);
  });

  it('may be asked of a server, with a key', async () => {
    const text = await readFile(golden('asyncapi.json'), 'utf8');
    const server = createServer((request, answer) => {
      const isIn = request.headers.authorization === 'Bearer the-key';
      answer.writeHead(isIn ? 200 : 401).end(isIn ? text : '');
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${server.address().port}/kanal/api/asyncapi.json`;
    const asked = await run(COMMAND, [address], { KANAL_API_KEY: 'the-key' });
    assert.match(asked.out, /orders: OrderEvent;/);
    const refused = await run(COMMAND, [address], { KANAL_API_KEY: '' });
    assert.equal(refused.code, 1);
    assert.match(refused.err, /status 401; give an API key as KANAL_API_KEY/);
    server.close();
  });

  it('say what is wrong with a call', async () => {
    assert.match((await run(COMMAND, [])).err, /usage: kanal-channels/);
    assert.match((await run(COMMAND, ['--wrong'])).err, /--wrong: no such option/);
    assert.match((await run(COMMAND, ['a', '--output'])).err, /--output: a value is missing/);
    assert.match((await run(COMMAND, [join(HERE, 'package.json')])).err, /no AsyncAPI 3 document/);
  });

  it('have legal names whatever the classes are called', async () => {
    const { declarations } = await import('../../../../webapp/js/bin/declarations.js');
    const document = {
      asyncapi: '3.0.0',
      info: { title: 'a\n*/ b', version: '1' },
      channels: {
        'a-b': {
          address: 'a-b',
          messages: { x: { payload: { $ref: '#/components/schemas/string' } } },
        },
      },
      components: {
        schemas: {
          string: { type: 'object', properties: { 'two words': { type: ['integer', 'null'] } } },
          'com.shop.Order': { enum: ['it\'s "it"'] },
        },
      },
    };
    const text = declarations(document, 'kanal-realtime');
    assert.match(text, /export interface _string \{\n {2}"two words"\?: number \| null;/);
    assert.match(text, /export type com_shop_Order = "it's \\"it\\"";/);
    assert.match(text, /"a-b": _string;/);
  });
});
