import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useWorkingFor } from '../frame/working-for.ts'
import type { Page } from '../ui/api/api-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { type ActionItem, questions } from './questions.ts'

const followMs = 30_000

export interface ActionItems {
  readonly actionItems: readonly ActionItem[]
  readonly busy: boolean
  /** The error of the first question without an answer; the answers to the others are valid. */
  readonly error: Error | null
  /** Whether all questions failed. */
  readonly allFailed: boolean
  readonly retry: () => void
  readonly stop: () => void
}

export function useActionItems(): ActionItems {
  const api = useApi()
  const client = useQueryClient()
  const { permissions } = useWorkingFor()
  const mine = questions.filter(({ needs }) => needs.some((each) => permissions.has(each)))
  const answers = useQueries({
    queries: mine.map(({ path }) => ({
      queryKey: [api.scope, path],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.get<Page<never>>(path, { signal }),
      refetchInterval: followMs,
    })),
  })
  const actionItems = mine.flatMap(({ name, tone, icon, to: list, toOne, which, path }, index): ActionItem[] => {
    const page = answers[index]?.data
    const rows = page?.items.filter(which ?? (() => true)) ?? []
    const [only] = rows.length === 1 ? rows : []
    const to = only === undefined ? list : (toOne?.(only) ?? list)
    if (rows.length === 0) return []
    const channels = path === '/v1/channels' ? rows : []
    return [{ name, tone, icon, to, count: rows.length, more: page?.next !== undefined, channels }]
  })
  // A question that this person may not ask gives no action items.
  const allowed = answers.filter((answer) => !isProblem(answer.error, 403))
  const failed = allowed.filter((answer) => answer.isError)
  return {
    actionItems,
    busy: answers.some((answer) => answer.isPending && answer.fetchStatus === 'fetching'),
    error: failed[0]?.error ?? null,
    allFailed: failed.length > 0 && failed.length === allowed.length,
    retry: () => {
      for (const answer of answers) void answer.refetch()
    },
    stop: () => void client.cancelQueries(),
  }
}
