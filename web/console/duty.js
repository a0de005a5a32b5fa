// The duty page rings as long as it shows an emergency that nobody has heard; browsers let a page sound only after a press.
const EVERY_MS = 1_600
const TONES_HZ = [880, 660]

export function standDuty() {
  const bar = document.querySelector('[data-duty]')
  if (!bar) return
  const button = bar.querySelector('button')
  const title = document.title
  let sound = null
  button.addEventListener('click', () => {
    if (sound) {
      sound.close()
      sound = null
    } else {
      sound = new AudioContext()
      strike(sound)
    }
    button.querySelector('span').textContent = sound ? bar.dataset.on : bar.dataset.off
    button.setAttribute('aria-pressed', sound ? 'true' : 'false')
  })
  setInterval(() => {
    const ringing = document.querySelectorAll('[data-ring]').length
    document.title = ringing > 0 ? `(${ringing}) ${bar.dataset.ringing}` : title
    bar.dataset.rings = ringing > 0 && sound ? 'yes' : 'no'
    if (ringing > 0 && sound) strike(sound)
  }, EVERY_MS)
}

/** Two tones, one after the other, that fade. */
function strike(sound) {
  TONES_HZ.forEach((tone, at) => {
    const from = sound.currentTime + at * 0.35
    const wave = sound.createOscillator()
    const volume = sound.createGain()
    wave.frequency.value = tone
    volume.gain.setValueAtTime(0.4, from)
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.32)
    wave.connect(volume).connect(sound.destination)
    wave.start(from)
    wave.stop(from + 0.34)
  })
}
