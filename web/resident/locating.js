// The phone's position is asked for only when somebody presses the button.
export function locateOnDemand(root) {
  for (const box of root.querySelectorAll('[data-locate]')) {
    const said = box.querySelector('[role=status]')
    box.querySelector('button').addEventListener('click', () => {
      if (!navigator.geolocation) {
        said.textContent = box.dataset.failed
        return
      }
      said.textContent = box.dataset.working
      navigator.geolocation.getCurrentPosition(position => {
        box.querySelector('[name=longitude]').value = position.coords.longitude.toFixed(6)
        box.querySelector('[name=latitude]').value = position.coords.latitude.toFixed(6)
        box.querySelector('[name=longitude]').dispatchEvent(new Event('change'))
        said.textContent = box.dataset.found
      }, () => { said.textContent = box.dataset.failed }, { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 })
    })
  }
}
