// Goods in a basket: large buttons count up and down, and the sum says whether the points are enough.
export function fillBaskets(root) {
  for (const basket of root.querySelectorAll('[data-basket]')) {
    if (basket.dataset.ready) continue
    basket.dataset.ready = 'yes'
    const total = basket.closest('form').querySelector('[data-total-of=basket]')
    const inputs = [...basket.querySelectorAll('input[data-price]')]
    const count = () => {
      const sum = inputs.reduce((all, input) => all + Number(input.dataset.price) * (Number(input.value) || 0), 0)
      if (!total) return
      const short = sum > Number(basket.dataset.free)
      total.textContent = sum === 0 ? '' : `${basket.dataset.total} ${sum}${short ? ` · ${basket.dataset.short}` : ''}`
      total.classList.toggle('tone-bad', short)
    }
    basket.addEventListener('click', event => {
      const button = event.target.closest('[data-step]')
      if (!button) return
      const input = button.parentElement.querySelector('input')
      input.value = Math.max(0, Math.min(Number(input.dataset.most), (Number(input.value) || 0) + Number(button.dataset.step)))
      count()
    })
    basket.addEventListener('input', count)
    count()
  }
}
