import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PlainLanguageReport } from '../../../ui/api/template-types.ts'
import { useApi } from '../../../ui/api/use-api.ts'

const pauseMs = 500

/** How plain the Dutch text is, looked at after a pause in typing; undefined while nothing is known. */
export function usePlainLanguage(
  text: string | undefined,
  ignore: readonly string[] = [],
): PlainLanguageReport | undefined {
  const api = useApi()
  const [calm, setCalm] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useQuery({
    queryKey: [api.scope, 'plain-language', calm, ignore],
    queryFn: ({ signal }) =>
      api.send<PlainLanguageReport>(
        'POST',
        '/v1/plain-language-checks',
        { language: 'nl', text: calm, ignore },
        { signal },
      ),
    enabled: calm !== undefined && calm.trim() !== '',
    placeholderData: keepPreviousData,
    // Advice: when it fails, the panel stays as it was.
    retry: false,
    gcTime: 0,
  })
  return calm === undefined || calm.trim() === '' ? undefined : data
}
