// Runs the unit tests: they are TypeScript, which Node 18 does not read by itself.
import { build } from 'esbuild'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const names = (await readdir('test')).filter((name) => name.endsWith('.test.ts'))
const folder = await mkdtemp(join('node_modules', '.test-'))
try {
  await build({
    entryPoints: names.map((name) => join('test', name)),
    bundle: true,
    platform: 'node',
    format: 'esm',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  })
  const files = names.map((name) => join(folder, name.replace(/\.ts$/, '.mjs')))
  const { status } = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' })
  process.exitCode = status ?? 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
