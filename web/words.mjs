// Finds which class names and icons the templates and the Java sources mention, so that nothing else is shipped.
import fs from 'node:fs'
import path from 'node:path'

export function wordsOfTemplates(web) {
  const source = path.join(web, '../src/main')
  const styles = {
    tabler: path.join(web, 'node_modules/@tabler/core/dist/css/tabler.min.css'),
    weui: path.join(web, 'node_modules/weui/dist/style/weui.min.css')
  }
  const known = new Set()
  for (const file of Object.values(styles)) {
    for (const [, name] of fs.readFileSync(file, 'utf8').matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)) known.add(name)
  }
  const icons = new Set(fs.readdirSync(path.join(web, 'node_modules/@tabler/icons/icons/outline')).map(file => file.slice(0, -4)))
  const classes = new Set()
  const drawn = new Set(['alert-circle', 'inbox'])
  const folders = fs.readdirSync(web, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'node_modules')
    .map(entry => path.join(web, entry.name))
  const scripts = folders.flatMap(folder => filesUnder(folder, /\.[jt]s$/))
  for (const file of [...filesUnder(path.join(source, 'jte'), /\.jte$/), ...filesUnder(path.join(source, 'java'), /\.java$/), ...scripts]) {
    const text = fs.readFileSync(file, 'utf8')
    const strings = file.endsWith('.java') ? (text.match(/"[^"\n]*"/g) ?? []).join(' ') : text
    for (const word of strings.match(/[a-zA-Z_][\w-]*/g) ?? []) if (known.has(word)) classes.add(word)
    if (!scripts.includes(file)) for (const [, name] of text.matchAll(/(?<![\w-]=)["']([a-z][a-z0-9-]*)["']/g)) if (icons.has(name)) drawn.add(name)
    for (const [, name] of text.matchAll(/ui\.icon\(name ?= ?"([a-z0-9-]+)"\)/g)) {
      if (!icons.has(name)) {
        console.error(`web/build: ${path.relative(path.join(web, '..'), file)} draws the icon "${name}", which Tabler does not have.`)
        process.exit(1)
      }
      drawn.add(name)
    }
  }
  const variables = [...new Set(folders
    .flatMap(folder => filesUnder(folder, /\.css$/))
    .flatMap(file => fs.readFileSync(file, 'utf8').match(/--weui-[\w-]+/g) ?? []))].sort()
  const elements = ['a', 'article', 'aside', 'b', 'blockquote', 'button', 'caption', 'code', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'em',
    'fieldset', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'header', 'hr', 'img', 'input', 'kbd', 'label', 'legend', 'li', 'main', 'mark',
    'nav', 'ol', 'optgroup', 'option', 'output', 'p', 'pre', 'progress', 'section', 'select', 'small', 'span', 'strong', 'sub', 'summary', 'sup', 'svg',
    'table', 'tbody', 'td', 'textarea', 'tfoot', 'th', 'thead', 'time', 'tr', 'ul', 'video']
  return { styles, classes: [...classes].sort(), icons: [...drawn].sort(), elements, variables }
}

function filesUnder(folder, pattern) {
  if (!fs.existsSync(folder)) return []
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && pattern.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name))
}
