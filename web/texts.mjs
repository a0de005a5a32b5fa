// The field app's texts come from the message bundles like all others, so that the tests of texts hold for them too.
import fs from 'node:fs'
import path from 'node:path'

const BUNDLES = [['field', 'field.'], ['visit', 'visit.fault.']]

/** { zh: { key: text }, en: … } as MessageFormat would print it: doubled apostrophes are single ones. */
export function textsOfBundles(web) {
  const folder = path.join(web, '../src/main/resources/messages')
  return Object.fromEntries([['zh', ''], ['en', '_en']].map(([language, suffix]) =>
    [language, Object.fromEntries(BUNDLES.flatMap(([bundle, beginning]) => read(path.join(folder, `${bundle}${suffix}.properties`), beginning)))]))
}

function read(file, beginning) {
  if (!fs.existsSync(file)) return []
  return fs.readFileSync(file, 'utf8').replace(/\\\r?\n\s*/g, '').split('\n')
    .filter(line => line.startsWith(beginning) && line.includes('='))
    .map(line => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trimStart().replaceAll("''", "'")])
}

export function textsPlugin(texts) {
  const name = 'virtual:texts'
  return {
    name: 'texts',
    resolveId: id => id === name ? `\0${name}` : null,
    load: id => id === `\0${name}` ? `export default ${JSON.stringify(texts)}` : null
  }
}
