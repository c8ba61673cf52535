// Bundles the page. usage: node build/build.mjs <output directory>
import { build } from 'esbuild'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { licences } from './licences.mjs'
import { stylesheets } from './stylesheets.mjs'

const output = process.argv[2]
if (!output) throw new Error('usage: node build/build.mjs <output directory>')
await rm(output, { recursive: true, force: true })
await mkdir(join(output, 'assets'), { recursive: true })

const shared = { bundle: true, minify: true, target: ['es2022'], logLevel: 'warning', metafile: true }
const sheets = new Map()
const script = await build({
  ...shared,
  entryPoints: ['src/main.ts'],
  format: 'esm',
  splitting: true,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  outdir: join(output, 'assets'),
  plugins: [stylesheets(sheets)],
  legalComments: 'none',
})
if (sheets.size < 4) throw new Error(`FullCalendar's style sheets were not found in its modules, only ${sheets.size}`)

const own = await build({ ...shared, entryPoints: ['src/styles/page.css'], write: false })
const css = [...sheets.entries()].sort().map(([, sheet]) => sheet).join('\n') + own.outputFiles[0].text
const cssName = `page-${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`
await writeFile(join(output, 'assets', cssName), css)

const main = Object.entries(script.metafile.outputs).find(([, value]) => value.entryPoint === 'src/main.ts')[0]
const html = (await readFile('src/index.html', 'utf8')).replaceAll('{{script}}', basename(main)).replaceAll('{{style}}', cssName)
await writeFile(join(output, 'index.html'), html)
await cp('static', output, { recursive: true })
await writeFile(join(output, 'licenses.txt'), await licences(Object.keys(script.metafile.inputs)))
