import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { askPreview, type Preview, type PreviewForm, previewPath } from '../../../preview/preview.ts'
import type { Language } from '../../../ui/api/api-types.ts'
import { useApi } from '../../../ui/api/use-api.ts'
import type { Data } from '../../../values/data.ts'

/**
 * The letter of the saved text: each revision is requested once, and a request is cancelled when its answer is no longer needed.
 * The last letter stays visible while the next is made, and while the text has faults.
 */
export function usePreview(of: {
  readonly path: string
  readonly revision: number
  readonly form: PreviewForm
  readonly language: Language
  readonly sample: string | undefined
  /** Replaces the sample where that lacks values. */
  readonly data?: Data | undefined
  readonly possible: boolean
}): UseQueryResult<Preview> {
  const api = useApi()
  const { path, revision, form, language, sample, data, possible } = of
  return useQuery({
    queryKey: [api.scope, path, 'preview', revision, form, language, sample ?? null, data ?? null],
    queryFn: ({ signal }) => {
      const source = {
        path: previewPath(`${path}/preview`, { form, language }),
        body: data !== undefined ? { data } : sample === undefined ? {} : { sample },
      }
      return askPreview(api, source, { form, language }, signal)
    },
    enabled: possible,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
}
