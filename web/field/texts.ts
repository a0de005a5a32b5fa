// The texts of messages/field.properties and the sentences of faults, put in by the build; see web/texts.mjs.
import bundles from 'virtual:texts'

export type Language = 'zh' | 'en'

let language: Language = 'zh'

export function speak(chosen: Language): void {
  language = chosen
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
}

export function speaks(): Language {
  return language
}

export function t(key: string, ...args: (string | number)[]): string {
  const text = bundles[language][key]
  if (text === undefined) throw new Error(`no text ${key}`)
  return text.replace(/\{(\d)(?:,[^}]*)?\}/g, (_, index: string) => String(args[Number(index)] ?? ''))
}

/** What a form or campaign calls itself in the person's language. */
export function named(chinese: string | undefined, english: string | undefined): string {
  return language === 'en' && english ? english : chinese ?? ''
}

/** 14:05 of today, else 11月3日 14:05. */
export function when(millis: number): string {
  const at = new Date(millis)
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const
  const isToday = at.toDateString() === new Date().toDateString()
  return at.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', isToday ? time : { month: 'short', day: 'numeric', ...time })
}

/** 11月3日 of 2026-11-03, wherever the phone thinks it is. */
export function dayOf(date: string): string {
  const at = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(at.getTime()) ? date
    : at.toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' })
}

/** 3 小时 12 分. */
export function span(millis: number): string {
  const minutes = Math.round(Math.abs(millis) / 60_000)
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor(minutes / 60) % 24
  if (days) return t('field.span.days', days, hours)
  return hours && minutes % 60 === 0 ? t('field.span.whole-hours', hours) : hours ? t('field.span.hours', hours, minutes % 60) : t('field.span.minutes', Math.max(1, minutes))
}
