// The licences of what is bundled, which each of them wants to be passed on.
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The text for licenses.txt; `inputs` are the paths of esbuild's metafile. */
export async function licences(inputs) {
  const packages = new Set(inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean))
  const texts = []
  for (const name of [...packages].sort()) {
    const folder = join('node_modules', name)
    const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const file = (await readdir(folder)).find((entry) => /^licen[sc]e/i.test(entry))
    const text = file ? await readFile(join(folder, file), 'utf8') : `Licence: ${license}\n`
    texts.push(`==== ${name} ${version} ====\n\n${text.trim()}\n`)
  }
  return texts.join('\n')
}
