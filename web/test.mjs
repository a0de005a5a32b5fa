// Runs the field app's own tests: web/field/*.test.ts, bundled and handed to node's test runner. Usage: node test.mjs <folder>
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const web = path.dirname(fileURLToPath(import.meta.url))
const folder = path.resolve(process.argv[2])
const tests = fs.readdirSync(path.join(web, 'field')).filter(name => name.endsWith('.test.ts'))

await build({
  configFile: false,
  root: web,
  logLevel: 'error',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: Object.fromEntries(tests.map(name => [name.replace('.test.ts', ''), path.join(web, 'field', name)])),
      output: { entryFileNames: '[name].test.mjs', chunkFileNames: '[name].mjs' }
    }
  }
})
const cases = path.join(web, '../src/test/resources/visit/form-cases.json')
execFileSync(process.execPath, ['--test', ...tests.map(name => path.join(folder, name.replace('.test.ts', '.test.mjs')))],
  { stdio: 'inherit', env: { ...process.env, FORM_CASES: cases } })
