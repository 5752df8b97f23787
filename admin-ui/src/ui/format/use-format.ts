import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language, Localized } from '../api/api-types.ts'
import { createFormat, type Format } from './format.ts'

export function useLanguage(): Language {
  return useTranslation().i18n.language as Language
}

export function useFormat(): Format {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(() => createFormat(language, { today: t('words.today') }), [language, t])
}

/** Text of the API in the reader's language, else in Dutch, else in whatever language it has. */
export function useLocalized(): (text: Localized | string | undefined) => string {
  const language = useLanguage()
  return (text) => {
    if (text === undefined || typeof text === 'string') return text ?? ''
    return text[language] ?? text.nl ?? Object.values(text)[0] ?? ''
  }
}
