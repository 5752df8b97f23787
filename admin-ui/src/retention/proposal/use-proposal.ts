import type { UseQueryResult } from '@tanstack/react-query'
import { useGet } from '../../ui/api/use-api.ts'

/** While the hub works on a proposal, it is read again this often. */
const pollMs = 2_000

/** A disposal or a transfer. @param path with the id from the address */
export function useProposal<Proposal>(path: string, isAtWork: (of: Proposal) => boolean): UseQueryResult<Proposal> {
  const known = useGet<Proposal>(path, { enabled: false })
  const polls = known.data !== undefined && isAtWork(known.data)
  return useGet<Proposal>(path, polls ? { refetchInterval: pollMs } : {})
}
