import type { TFunction } from 'i18next'
import type { Callback, CallbackAttempt } from '../ui/api/callback-types.ts'

export function nameOf({ name, url }: Pick<Callback, 'name' | 'url'>): string {
  return name ?? (URL.canParse(url) ? new URL(url).host : url)
}

/** The word for a type of event, also in the form of a CloudEvent. */
export function typeWord(t: TFunction, type: string): string {
  if (type.endsWith('.ping')) return t('callbacks.ping')
  const plain = type.split('.').at(-1) ?? ''
  return t(`event.${plain}`, { way: '', defaultValue: plain }).replace(/[:\s]+$/, '')
}

export function typesWords(t: TFunction, types: Callback['types']): string {
  return types.includes('*') ? t('callbacks.everything') : types.map((type) => typeWord(t, type)).join(', ')
}

/** The repair of the receiver after a call that failed; none where it succeeded. */
export function adviceWords(t: TFunction, { outcome }: Pick<CallbackAttempt, 'outcome'>): string {
  return t(`callbacks.advice.${outcome}`, { defaultValue: '' })
}

/** What came of a call: the status of HTTP, or why there is none. */
export function outcomeWords(t: TFunction, { outcome, status }: Pick<CallbackAttempt, 'outcome' | 'status'>): string {
  return t(`callbacks.outcome.${outcome}`, { status })
}
