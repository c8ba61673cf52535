// FullCalendar puts its style sheets into the page by script, which the Content-Security-Policy forbids. They are taken out of
// its modules and become a part of the page's own style sheet, without the icon font, which the page does not use.
import { readFile } from 'node:fs/promises'

const INJECTION = /var css_248z = ("(?:[^"\\]|\\.)*");\s*injectStyles\(css_248z\);/g
const OWN_SHEET = /function registerStylesRoot\(rootNode\) \{\n(?:.*\n)*?\}\n/
const FONT = /@font-face\{[^}]*\}/g

/** An esbuild plugin; `sheets` is filled with what was found, by module. */
export function stylesheets(sheets) {
  return {
    name: 'stylesheets',
    setup(build) {
      build.onLoad({ filter: /@fullcalendar[\\/][a-z]+[\\/]internal(-common)?\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8')
        const contents = source
          .replace(INJECTION, (_, css) => {
            sheets.set(path, JSON.parse(css).replace(FONT, ''))
            return ''
          })
          .replace(OWN_SHEET, 'function registerStylesRoot() {}\n')
        return { contents, loader: 'js' }
      })
    },
  }
}
