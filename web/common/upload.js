// Photos are shown before they are sent and made smaller on the spot; without the script the plain file field does it.
const LONGEST_SIDE = 2000

export function upgradeUploads(root) {
  for (const box of root.querySelectorAll('[data-upload]')) {
    if (box.dataset.ready) continue
    box.dataset.ready = 'yes'
    const input = box.querySelector('input[type=file]')
    const chosen = []
    // What is larger than the house takes is said at once and not sent for nothing.
    const most = Number(box.dataset.mostBytes)
    const take = async files => {
      const made = await Promise.all(files.map(smaller))
      const added = made.filter(file => file.size <= most)
      const large = made.find(file => file.size > most)
      if (box.dataset.upload === '1' && added.length > 0) chosen.length = 0
      const room = Number(box.dataset.upload) - box.querySelectorAll('input[type=checkbox]:checked').length - chosen.length
      chosen.push(...added.slice(0, Math.max(0, room)))
      show(box, input, chosen)
      tell(box, large ? box.dataset.tooLarge.replace('%s', large.name) : added.length > room ? box.dataset.tooMany : '')
    }
    input.addEventListener('change', () => take([...input.files]))
    // Pictures from the clipboard, wherever in the form they are pasted; a pasted text goes where the cursor is.
    input.form?.addEventListener('paste', event => {
      const pictures = [...event.clipboardData?.files ?? []].filter(file => file.type.startsWith('image/'))
      if (pictures.length === 0) return
      if (!event.clipboardData.types.includes('text/plain')) event.preventDefault()
      take(pictures)
    })
  }
}

function show(box, input, chosen) {
  const files = new DataTransfer()
  chosen.forEach(file => files.items.add(file))
  input.files = files.files
  box.querySelectorAll('li[data-new]').forEach(old => { URL.revokeObjectURL(old.querySelector('img')?.src); old.remove() })
  chosen.forEach((file, at) => {
    const item = document.createElement('li')
    item.dataset.new = ''
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.className = 'btn'
    remove.textContent = box.dataset.remove
    remove.setAttribute('aria-label', `${box.dataset.remove} ${file.name}`)
    remove.addEventListener('click', () => { chosen.splice(at, 1); show(box, input, chosen); tell(box, ''); input.focus() })
    item.append(shown(file), remove)
    box.querySelector('.photos').append(item)
  })
}

/** A picture as it looks; any other file, and a picture that cannot be opened, by its name. */
function shown(file) {
  const name = document.createElement('span')
  name.className = 'upload-name'
  name.textContent = file.name
  if (!file.type.startsWith('image/')) return name
  const picture = document.createElement('img')
  picture.src = URL.createObjectURL(file)
  picture.alt = file.name
  picture.addEventListener('error', () => picture.replaceWith(name))
  return picture
}

function tell(box, text) {
  const said = box.querySelector('[role=status]') ?? box.appendChild(document.createElement('p'))
  said.setAttribute('role', 'status')
  said.textContent = text
}

async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < 400_000) return file
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85))
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}
