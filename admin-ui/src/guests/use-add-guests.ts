import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { GuestList, NewGuest } from '../ui/api/operator-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'

const path = '/v1/guests'

export function useAddGuests(
  done: (list: GuestList) => void,
): UseMutationResult<GuestList, Error, readonly NewGuest[]> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (guests) => api.send<GuestList>('POST', path, { guests }),
    onSuccess: async (list) => {
      await client.invalidateQueries({ queryKey: [api.scope, path] })
      done(list)
    },
  })
}

/** One fault of the guests that were sent: which guest, counted from 0, and the key of its sentence in `guests.fault`. */
export interface GuestFault {
  readonly at: number
  readonly member: string
  readonly fault: string
}

const byCode: Readonly<Record<string, string>> = {
  'UP-2101': 'insz',
  'UP-2102': 'enterpriseNumber',
  'UP-2103': 'address',
  'UP-2104': 'postalCode',
  'UP-2105': 'email',
  'UP-2106': 'character',
}

/** The faults of a refused request, one for each member of a guest. */
export function guestFaultsOf(error: unknown): readonly GuestFault[] {
  const issues = isProblem(error, 400) ? (error.body.issues ?? []) : []
  const faults = issues.map(({ pointer, code }): GuestFault => {
    const [, , at = '0', member = '', part = ''] = pointer.split('/')
    return { at: Number(at), member: part === '' ? member : part, fault: byCode[code] ?? 'other' }
  })
  return faults.filter(
    (each, index) => faults.findIndex(({ at, member }) => at === each.at && member === each.member) === index,
  )
}
