import { useState } from 'react'
import type { PreviewForm } from '../../preview/preview.ts'
import type { Language } from '../../ui/api/api-types.ts'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { storedInSession } from '../../ui/stored-in-session.ts'
import { forms, languagesOf } from './use-letter-choice.ts'

export interface SeenLetters {
  readonly note: (language: Language, form: PreviewForm) => void
  /** Languages of which no letter was seen yet, in any form. */
  readonly unseenLanguages: readonly Language[]
  /** Forms that were seen in no language yet. */
  readonly unseenForms: readonly PreviewForm[]
}

/** The letters of this text that a reviewer has seen: stored in this tab, and removed as soon as the text changes. */
export function useSeenLetters(version: TemplateVersion): SeenLetters {
  const api = useApi()
  const name = `uitpost-seen ${api.scope} ${version.key} ${version.version} ${version.revision}`
  const [seen, setSeen] = useState<readonly string[]>(() => storedInSession<string[]>(name).find() ?? [])
  return {
    note: (language, form) =>
      setSeen((before) => {
        const pair = `${language} ${form}`
        if (before.includes(pair)) return before
        const now = [...before, pair]
        storedInSession<readonly string[]>(name).keep(now)
        return now
      }),
    unseenLanguages: languagesOf(version).filter((each) => !seen.some((pair) => pair.startsWith(`${each} `))),
    unseenForms: forms.filter((each) => !seen.some((pair) => pair.endsWith(` ${each}`))),
  }
}
