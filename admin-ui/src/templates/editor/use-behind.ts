import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Language } from '../../ui/api/api-types.ts'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { versionApi } from '../version/version-path.ts'
import { behindLanguages } from './behind-languages.ts'
import { contentOf, type DraftContent } from './draft-content.ts'

export interface Behind {
  /** Each language that lags, with the one whose text changed. */
  readonly of: ReadonlyMap<Language, Language>
  /** The writer confirmed that the text is right as it is, until the other text changes again. */
  readonly accept: (language: Language) => void
}

/**
 * The languages that lag behind another. The reference is the previous version; a first version has none, and is compared with
 * its text when the screen was opened.
 */
export function useBehind(version: TemplateVersion, languages: DraftContent['languages']): Behind {
  const api = useApi()
  const [opened] = useState(() => contentOf(version).languages)
  const [accepted, setAccepted] = useState<Partial<Record<Language, string>>>({})
  const path = versionApi(version.key, version.version - 1)
  const { data } = useQuery({
    queryKey: [api.scope, path, 'texts'],
    queryFn: ({ signal }) => api.get<TemplateVersion>(path, { signal }),
    enabled: version.version > 1,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const before = data === undefined ? opened : contentOf(data).languages
  const of = useMemo(() => {
    const all = [...behindLanguages(before, languages)]
    return new Map(all.filter(([language, other]) => accepted[language] !== JSON.stringify(languages[other])))
  }, [before, languages, accepted])
  const accept = (language: Language) => {
    const other = of.get(language)
    if (other !== undefined) setAccepted((now) => ({ ...now, [language]: JSON.stringify(languages[other]) }))
  }
  return { of, accept }
}
