import { useQueries, useQueryClient } from '@tanstack/react-query'
import { Clock, FilePenLine, FileX, type LucideIcon, Pause, Send, TriangleAlert, Undo2, Wrench } from 'lucide-react'
import { useWorkingFor } from '../frame/working-for.ts'
import type { Page, Permission } from '../ui/api/api-types.ts'
import type { ChannelState, PrintRun } from '../ui/api/operator-types.ts'
import type { TemplateRow } from '../ui/api/template-types.ts'
import { useApi } from '../ui/api/use-api.ts'

export interface Ask {
  readonly name: string
  readonly tone: 'bad' | 'warn'
  readonly sign: LucideIcon
  readonly to: string
  readonly count: number
  /** There are more than `count`. */
  readonly more: boolean
  /** The channels that the item is about, where it is about channels. */
  readonly channels: readonly ChannelState[]
}

interface Question<Row> {
  readonly name: string
  readonly tone: Ask['tone']
  readonly sign: LucideIcon
  readonly needs: Permission
  readonly path: string
  readonly to: string
  /** Which rows of the answer ask something; all when absent. */
  readonly which?: (row: Row) => boolean
}
const ofMessages = (status: string) => ({
  needs: 'messages:read' as const,
  path: `/v1/messages?status=${status}&limit=50`,
  to: `/messages?status=${status}`,
})

/** Most urgent first. Only what the API can be asked is here. */
const questions: readonly Question<never>[] = [
  {
    name: 'paused',
    tone: 'bad',
    sign: Pause,
    needs: 'hub:operate',
    path: '/v1/channels',
    to: '/operation',
    which: (channel: ChannelState) => channel.paused,
  },
  {
    name: 'failing',
    tone: 'bad',
    sign: TriangleAlert,
    needs: 'hub:operate',
    path: '/v1/channels',
    to: '/operation',
    which: ({ paused, failures, restsUntil }: ChannelState) => !paused && (failures > 0 || restsUntil !== undefined),
  },
  {
    name: 'returns',
    tone: 'warn',
    sign: FileX,
    needs: 'hub:operate',
    path: '/v1/return-files?limit=50',
    to: '/operation',
  },
  {
    name: 'stuck',
    tone: 'bad',
    sign: Wrench,
    needs: 'hub:operate',
    path: '/v1/dead-letters?limit=50',
    to: '/operation',
  },
  {
    name: 'lateRuns',
    tone: 'bad',
    sign: Clock,
    needs: 'messages:read',
    path: '/v1/print-runs?limit=50',
    to: '/print-runs',
    which: (run: PrintRun) => run.status === 'overdue' || run.overdue.length > 0,
  },
  { name: 'failed', tone: 'bad', sign: TriangleAlert, ...ofMessages('failed') },
  { name: 'undeliverable', tone: 'bad', sign: Undo2, ...ofMessages('undeliverable') },
  {
    name: 'reviews',
    tone: 'warn',
    sign: FilePenLine,
    needs: 'templates:review',
    path: '/v1/templates?limit=200',
    to: '/templates?state=in-review',
    which: (row: TemplateRow) => row.versions.some((version) => version.status === 'in-review'),
  },
  {
    name: 'sentBack',
    tone: 'warn',
    sign: FilePenLine,
    needs: 'templates:write',
    path: '/v1/templates?limit=200',
    to: '/templates?state=sent-back',
    which: (row: TemplateRow) => row.versions.some((version) => version.sentBack),
  },
  {
    name: 'approved',
    tone: 'warn',
    sign: Send,
    needs: 'templates:write',
    path: '/v1/templates?limit=200',
    to: '/templates?state=approved',
    // What is planned publishes itself.
    which: (row: TemplateRow) =>
      row.versions.some(({ status, publishAt }) => status === 'approved' && publishAt === undefined),
  },
  { name: 'held', tone: 'warn', sign: Pause, ...ofMessages('held') },
]
const followMs = 30_000

export interface Asks {
  readonly asks: readonly Ask[]
  readonly busy: boolean
  /** The first of the questions that was not answered. */
  readonly error: Error | null
  readonly again: () => void
  readonly stop: () => void
}

export function useAsks(): Asks {
  const api = useApi()
  const client = useQueryClient()
  const { permissions } = useWorkingFor()
  const mine = questions.filter(({ needs }) => permissions.has(needs))
  const answers = useQueries({
    queries: mine.map(({ path }) => ({
      queryKey: [api.scope, path],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.get<Page<never>>(path, { signal }),
      refetchInterval: followMs,
    })),
  })
  const asks = mine.flatMap(({ name, tone, sign, to, which, path }, index): Ask[] => {
    const page = answers[index]?.data
    const rows = page?.items.filter(which ?? (() => true)) ?? []
    return rows.length === 0
      ? []
      : [
          {
            name,
            tone,
            sign,
            to,
            count: rows.length,
            more: page?.next !== undefined,
            channels: path === '/v1/channels' ? rows : [],
          },
        ]
  })
  return {
    asks,
    busy: answers.some((answer) => answer.isPending && answer.fetchStatus === 'fetching'),
    error: answers.find((answer) => answer.isError)?.error ?? null,
    again: () => {
      for (const answer of answers) void answer.refetch()
    },
    stop: () => void client.cancelQueries(),
  }
}
