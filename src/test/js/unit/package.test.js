import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { access, readFile, readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../../webapp/js/', import.meta.url));
const manifest = JSON.parse(await readFile(`${FOLDER}package.json`, 'utf8'));

describe('the npm package', () => {
  it('exports only files that exist, each with its types', async () => {
    for (const target of Object.values(manifest.exports)) {
      for (const file of typeof target === 'string' ? [target] : Object.values(target)) {
        await access(FOLDER + file);
      }
    }
  });

  it('packs every module, its types, the license and the readme, and nothing else', async () => {
    const report = execFileSync('npm', ['pack', '--dry-run', '--json', '--loglevel=error'], {
      cwd: FOLDER,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const packed = JSON.parse(report)[0].files.map(({ path }) => path);
    const present = (await readdir(FOLDER, { recursive: true })).filter((path) =>
      path.includes('.'),
    );
    assert.deepEqual(packed.sort(), ['LICENSE', ...present].sort());
  });

  it('depends on nothing', () => {
    assert.equal(manifest.dependencies, undefined);
    assert.equal(manifest.devDependencies, undefined);
  });

  it('carries the same license as the whole project', async () => {
    const [ours, whole] = await Promise.all(
      [`${FOLDER}LICENSE`, `${FOLDER}../../LICENSE`].map((path) => readFile(path, 'utf8')),
    );
    assert.equal(ours, whole);
  });
});
