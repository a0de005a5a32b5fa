import htmx from 'htmx.org'

window.htmx = htmx
Object.assign(htmx.config, {
  historyCacheSize: 0, // pages hold personal data: none is kept in the browser's storage
  refreshOnHistoryMiss: true,
  includeIndicatorStyles: false,
  allowEval: false,
  timeout: 20000,
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '422', swap: true },
    { code: '[45]..', swap: false, error: true }
  ]
})

export default htmx
