// What the field app keeps on the phone: its files, and the service worker that keeps them, at an address that never changes.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const START = '/field'

/** Every file that the app may ask for, now or later. */
export function filesOfApp(manifest, entry) {
  const files = new Set()
  const visit = key => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const style of chunk.css ?? []) files.add(style)
    for (const next of [...chunk.imports ?? [], ...chunk.dynamicImports ?? []]) visit(next)
  }
  visit(entry)
  return [...files]
}

export function icons(web, assets) {
  const folder = path.join(web, 'field/icons')
  return Object.fromEntries(fs.readdirSync(folder).map(name => {
    const content = fs.readFileSync(path.join(folder, name))
    const file = `field-${name.replace(/(\.\w+)$/, `-${short(content)}$1`)}`
    fs.writeFileSync(path.join(assets, file), content)
    return [`field-${name}`, file]
  }))
}

/** The worker knows what to keep, and is another one as soon as any of it changes; the page itself counts too. */
export async function worker(web, classes, files) {
  const { build } = await import('vite')
  const addresses = [START, ...files.map(file => `/assets/${file}`)]
  const page = fs.readFileSync(path.join(web, '../src/main/jte/visit/field/app.jte'))
  const { output } = await build({
    configFile: false,
    root: web,
    logLevel: 'error',
    publicDir: false,
    define: { SHELL_FILES: JSON.stringify(addresses), SHELL_VERSION: JSON.stringify(short(JSON.stringify(addresses) + page)) },
    build: {
      write: false,
      target: 'es2020',
      lib: { entry: path.join(web, 'field/worker.ts'), formats: ['iife'], name: 'worker', fileName: 'worker' },
      reportCompressedSize: false
    }
  }).then(built => [built].flat()[0])
  const folder = path.join(classes, 'field')
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'worker.js'), output[0].code)
}

function short(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 8)
}
