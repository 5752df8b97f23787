import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { versionApi } from '../version/version-path.ts'
import type { Step } from './steps.ts'

export interface Taken {
  readonly step: Step
  readonly comment?: string
  /** When to publish, ISO 8601. */
  readonly at?: string
  /** With `retire`: the older published versions as well. */
  readonly olderToo?: boolean
  readonly before?: () => Promise<boolean>
}

/** Takes one step in the life of a version; the answer is the version as it is now, or the new draft. */
export function useStep({
  key,
  version,
}: Pick<TemplateVersion, 'key' | 'version'>): UseMutationResult<TemplateVersion, Error, Taken> {
  const api = useApi()
  const client = useQueryClient()
  const path = versionApi(key, version)
  return useMutation({
    mutationFn: async ({ step, comment = '', at, olderToo, before }) => {
      if (before !== undefined && !(await before())) throw new Error('The draft is not saved')
      if (step === 'copy')
        return api.send<TemplateVersion>('POST', `/v1/templates/${encodeURIComponent(key)}/versions`, { from: version })
      return api.send<TemplateVersion>('POST', `${path}/${step}`, {
        ...(comment !== '' && { comment }),
        ...(at !== undefined && { at }),
        ...(olderToo && { olderToo }),
      })
    },
    onSuccess: (now) => client.setQueryData([api.scope, versionApi(now.key, now.version)], now),
    // The data is also fetched after a refusal, because the screen then shows an old state.
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) =>
          // An approved version has no review to compare with: a new request would remove the comparison page before this step
          // has led away from it.
          !String(queryKey[1]).includes('from=last-review') &&
          ((String(queryKey[1]).startsWith('/v1/templates') && queryKey.length === 2) || queryKey[2] === 'pages'),
      }),
  })
}
