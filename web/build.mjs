// One run makes <classes>/static/assets (hashed files and assets.properties) and <classes>/fonts. Every folder
// web/<name>/ with a <name>.js or <name>.ts is an entry of its own: <name>.js and, when it imports styles, <name>.css. The field
// app's service worker goes to <classes>/field.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesOfApp, icons, worker } from './shell.mjs'
import { textsOfBundles, textsPlugin } from './texts.mjs'
import { wordsOfTemplates } from './words.mjs'

const web = path.dirname(fileURLToPath(import.meta.url))
const classes = path.resolve(process.argv[2])
const assets = path.join(classes, 'static/assets')
const list = path.join(assets, 'assets.properties')
const stampFile = path.join(path.dirname(classes), 'web.stamp')
const used = path.join(web, 'node_modules/.used')

const ATTRIBUTES = 'type radio checkbox file text search tel number date button submit reset disabled readonly multiple size hidden open href role '
  + 'tabindex aria-current aria-hidden aria-invalid aria-busy page step true false lang title dark light'

const words = wordsOfTemplates(web)
const texts = textsOfBundles(web)
const stamp = stampOf({ words, texts, page: fs.readFileSync(path.join(web, '../src/main/jte/visit/field/app.jte'), 'utf8') })
if (fs.existsSync(list) && fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) {
  process.exit(0)
}
fs.rmSync(assets, { recursive: true, force: true })
fs.mkdirSync(assets, { recursive: true })
checkTypes()
await keepUsedStyles()
const names = { ...await bundle(), ...icons(web, assets), 'icons.svg': sprite() }
copyFont()
fs.writeFileSync(list, Object.entries(names).sort().map(([name, file]) => `${name}=${file}\n`).join(''))
fs.writeFileSync(stampFile, stamp)

function stampOf(content) {
  const hash = createHash('sha256').update(JSON.stringify(content))
  const visit = folder => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1)) {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') visit(file)
      } else {
        hash.update(path.relative(web, file)).update(fs.readFileSync(file))
      }
    }
  }
  visit(web)
  return hash.digest('hex')
}

/** Vite takes the types away without looking at them. */
function checkTypes() {
  for (const project of ['tsconfig.json', 'tsconfig.worker.json']) {
    try {
      execFileSync(path.join(web, 'node_modules/.bin/tsc'), ['-p', path.join(web, 'field', project), '--pretty', 'false'], { stdio: 'pipe' })
    } catch (wrong) {
      console.error(`web/build: ${wrong.stdout}`)
      process.exit(1)
    }
  }
}

/** Tabler and WeUI are large; only the rules for class names that some template or script mentions are kept. */
async function keepUsedStyles() {
  const { PurgeCSS } = await import('purgecss')
  fs.mkdirSync(used, { recursive: true })
  for (const [name, file] of Object.entries(words.styles)) {
    const [kept] = await new PurgeCSS().purge({
      content: [{ raw: `${words.classes.join(' ')} ${ATTRIBUTES}`, extension: 'txt' }],
      css: [{ raw: fs.readFileSync(file, 'utf8') }],
      defaultExtractor: text => text.split(' '),
      safelist: { standard: ['html', 'body', /^:/, /data-/, ...words.elements], variables: words.variables },
      variables: name === 'weui',
      keyframes: true
    })
    fs.writeFileSync(path.join(used, `${name}.css`), kept.css)
  }
}

async function bundle() {
  const { build } = await import('vite')
  const entries = fs.readdirSync(web).flatMap(name => ['js', 'ts'].map(kind => [name, path.join(web, name, `${name}.${kind}`)]))
    .filter(([, file]) => fs.existsSync(file))
  await build({
    configFile: false,
    root: web,
    logLevel: 'error',
    base: '/assets/',
    publicDir: false,
    resolve: { alias: { '@used': used, '@map': path.join(web, 'map'), '@icons': path.join(web, 'node_modules/@tabler/icons/icons/outline') } },
    plugins: [textsPlugin(texts)],
    build: {
      outDir: assets,
      emptyOutDir: false,
      manifest: true,
      modulePreload: false,
      target: 'es2020',
      cssTarget: ['chrome90', 'safari14'], // what WeChat's browser and offices' older ones understand
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rollupOptions: {
        input: Object.fromEntries(entries),
        output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name]-[hash][extname]' }
      }
    }
  })
  const manifest = path.join(assets, '.vite/manifest.json')
  const chunks = JSON.parse(fs.readFileSync(manifest, 'utf8'))
  await worker(web, classes, filesOfApp(chunks, 'field/field.ts'))
  const names = {}
  for (const chunk of Object.values(chunks).filter(chunk => chunk.isEntry)) {
    names[`${chunk.name}.js`] = chunk.file
    for (const style of chunk.css ?? []) names[`${chunk.name}.css`] = style
  }
  fs.rmSync(path.dirname(manifest), { recursive: true })
  return names
}

function sprite() {
  const symbols = words.icons.map(name => {
    const svg = fs.readFileSync(path.join(web, 'node_modules/@tabler/icons/icons/outline', `${name}.svg`), 'utf8')
    const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, '')}</symbol>`
  })
  const text = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('\n')}</svg>\n`
  const file = `icons-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.svg`
  fs.writeFileSync(path.join(assets, file), text)
  return file
}

/** For papers (PDF) only; browsers use the fonts of the system. */
function copyFont() {
  const font = path.join(web, 'node_modules/@expo-google-fonts/noto-sans-sc')
  const fonts = path.join(classes, 'fonts')
  fs.mkdirSync(fonts, { recursive: true })
  fs.copyFileSync(path.join(font, '400Regular/NotoSansSC_400Regular.ttf'), path.join(fonts, 'NotoSansSC-Regular.ttf'))
  fs.copyFileSync(path.join(font, 'LICENSE_FONT'), path.join(fonts, 'LICENSE.txt'))
}
