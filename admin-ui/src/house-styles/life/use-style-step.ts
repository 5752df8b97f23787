import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { HouseStyleVersion } from '../../ui/api/house-style-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { styleVersionApi } from '../style-path.ts'

export type StyleStep = 'submit' | 'withdraw' | 'approve' | 'reject' | 'publish' | 'unschedule' | 'discard'

export interface StyleStepTaken {
  readonly step: StyleStep
  readonly comment?: string
  /** When the version comes into force, ISO 8601; absent: now. */
  readonly at?: string
}

/**
 * Takes one step in the life of a version of a house style; the answer is the version as it is now.
 * @param onTaken called when the hub has taken the step, also when the dialog is closed by then
 */
export function useStyleStep(
  { key, version }: Pick<HouseStyleVersion, 'key' | 'version'>,
  onTaken: (taken: StyleStepTaken) => void,
): UseMutationResult<HouseStyleVersion, Error, StyleStepTaken> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ step, comment = '', at }) =>
      api.send<HouseStyleVersion>('POST', `${styleVersionApi(key, version)}/${step}`, {
        ...(comment !== '' && { comment }),
        ...(at !== undefined && { at }),
      }),
    onSuccess: (_, taken) => onTaken(taken),
    // The list is also fetched after a refusal, because the screen then shows an old state.
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/v1/house-styles'),
      }),
  })
}
