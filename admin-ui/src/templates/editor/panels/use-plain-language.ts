import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Language } from '../../../ui/api/api-types.ts'
import type { PlainLanguageReport } from '../../../ui/api/template-types.ts'
import { useApi } from '../../../ui/api/use-api.ts'

const pauseMs = 500

/** The readability of the text in a language, checked after a pause in typing; undefined while it is not known. */
export function usePlainLanguage(
  language: Language,
  text: string | undefined,
  ignore: readonly string[] = [],
): PlainLanguageReport | undefined {
  const api = useApi()
  const [calm, setCalm] = useState(text)
  // Another language is another text: it is checked at once, and never with the findings of the previous one.
  const [shown, setShown] = useState(language)
  if (shown !== language) {
    setShown(language)
    setCalm(text)
  }
  useEffect(() => {
    const timer = setTimeout(() => setCalm(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useQuery({
    queryKey: [api.scope, 'plain-language', language, calm, ignore],
    queryFn: ({ signal }) =>
      api.send<PlainLanguageReport>('POST', '/v1/plain-language-checks', { language, text: calm, ignore }, { signal }),
    enabled: calm !== undefined && calm.trim() !== '',
    placeholderData: (before) => (before?.language === language ? before : undefined),
    // This is advice: when the check fails, the panel stays as it was.
    retry: false,
    gcTime: 0,
  })
  return calm === undefined || calm.trim() === '' ? undefined : data
}
