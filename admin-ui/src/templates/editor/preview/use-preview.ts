import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Language } from '../../../ui/api/api-types.ts'
import { useApi } from '../../../ui/api/use-api.ts'

export type PreviewForm = 'letter' | 'page' | 'email' | 'text' | 'large'

/** How the hub is asked for a form. */
export const asked: Readonly<Record<PreviewForm, string>> = {
  letter: 'format=pdf&variant=normal',
  large: 'format=pdf&variant=large',
  page: 'format=html&variant=normal',
  email: 'format=email&variant=normal',
  text: 'format=text&variant=normal',
}

export interface Preview {
  readonly form: PreviewForm
  readonly language: Language
  readonly blob: Blob
  /** Of what is no PDF. */
  readonly text: string
  readonly at: Date
}

/**
 * The letter of what is saved: each revision is asked once, and a question that nobody waits for any more is cancelled.
 * The last one stays while the next is made, and while the text has faults.
 */
export function usePreview(of: {
  readonly path: string
  readonly revision: number
  readonly form: PreviewForm
  readonly language: Language
  readonly sample: string | undefined
  readonly possible: boolean
}): UseQueryResult<Preview> {
  const api = useApi()
  const { path, revision, form, language, sample, possible } = of
  return useQuery({
    queryKey: [api.scope, path, 'preview', revision, form, language, sample ?? null],
    queryFn: async ({ signal }): Promise<Preview> => {
      const source = {
        path: `${path}/preview?${asked[form]}&language=${language}`,
        body: sample === undefined ? {} : { sample },
      }
      const blob = await api.bytes(source, { signal })
      return {
        form,
        language,
        blob,
        text: form === 'letter' || form === 'large' ? '' : await blob.text(),
        at: new Date(),
      }
    },
    enabled: possible,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
}
