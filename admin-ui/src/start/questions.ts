import {
  CirclePause,
  Clock,
  FilePenLine,
  FileSignature,
  FileX,
  Hourglass,
  LifeBuoy,
  ListOrdered,
  type LucideIcon,
  MailWarning,
  MailX,
  Palette,
  Pause,
  ScanLine,
  Send,
  ShieldAlert,
  TriangleAlert,
  Undo2,
  Wrench,
} from 'lucide-react'
import type { LetterDraft } from '../../../api/contract/messages/letter-draft.ts'
import { stylePath } from '../house-styles/style-path.ts'
import { asks } from '../lists/overview/asks.ts'
import { versionPath } from '../templates/version/version-path.ts'
import type { Permission } from '../ui/api/api-types.ts'
import type { DeliveryCase } from '../ui/api/case-types.ts'
import type { HouseStyle } from '../ui/api/house-style-types.ts'
import type { List } from '../ui/api/list-types.ts'
import type { ChannelState, ComplaintRate, PrintRun, SenderDomain } from '../ui/api/operator-types.ts'
import type { PrintProposal } from '../ui/api/print-types.ts'
import type { TemplateRow } from '../ui/api/template-types.ts'

export interface ActionItem {
  readonly name: string
  readonly tone: 'bad' | 'warn'
  readonly icon: LucideIcon
  readonly to: string
  readonly count: number
  /** There are more rows than `count`. */
  readonly more: boolean
  /** The channels of the item, when it is about channels. */
  readonly channels: readonly ChannelState[]
}

export interface Question<Row> {
  readonly name: string
  readonly tone: ActionItem['tone']
  readonly icon: LucideIcon
  /** Any one of these permissions: that of the route. A test compares each with the routes of the API. */
  readonly needs: readonly Permission[]
  readonly path: string
  readonly to: string
  /** The target of a single row; absent: the list. */
  readonly toOne?: (row: Row) => string
  /** Selects the rows that need action; absent: all rows. */
  readonly which?: (row: Row) => boolean
}
/** Permissions to read print runs. */
export const printRunReaders: readonly Permission[] = ['entity:manage', 'hub:operate']

const ofMessages = (status: string) => ({
  // Permissions of people who can act on it, or are responsible for it.
  needs: ['messages:send', 'entity:manage'] as const,
  path: `/v1/messages?status=${status}&limit=50`,
  to: `/messages?status=${status}`,
  toOne: ({ id }: { readonly id: string }) => `/messages/${id}`,
})
/** The link to the newest version of a template in some state. */
const toVersion =
  (isIt: (version: TemplateRow['versions'][number]) => boolean, end = '') =>
  ({ key, versions }: TemplateRow): string =>
    versionPath(key, versions.find(isIt)?.version ?? 1) + end

/** The most urgent questions come first. Each is a request that the API supports. */
export const questions: readonly Question<never>[] = [
  {
    name: 'paused',
    tone: 'bad',
    icon: CirclePause,
    needs: ['hub:operate'],
    path: '/v1/channels',
    to: '/operation',
    which: (channel: ChannelState) => channel.paused,
  },
  {
    name: 'failing',
    tone: 'bad',
    icon: TriangleAlert,
    needs: ['hub:operate'],
    path: '/v1/channels',
    to: '/operation',
    which: ({ paused, failures, restsUntil }: ChannelState) => !paused && (failures > 0 || restsUntil !== undefined),
  },
  {
    name: 'returns',
    tone: 'warn',
    icon: FileX,
    needs: ['hub:operate'],
    path: '/v1/return-files?limit=50',
    to: '/operation',
  },
  {
    name: 'mailWaits',
    tone: 'bad',
    icon: Hourglass,
    needs: ['hub:operate'],
    path: '/v1/complaint-rates',
    to: '/operation',
    which: (rate: ComplaintRate) => rate.state === 'waiting',
  },
  {
    name: 'senderFaults',
    tone: 'bad',
    icon: MailWarning,
    needs: ['hub:operate'],
    path: '/v1/sender-domains',
    to: '/sender-domains',
    which: (domain: SenderDomain) => domain.state === 'fault',
  },
  {
    name: 'stuck',
    tone: 'bad',
    icon: Wrench,
    needs: ['hub:operate'],
    path: '/v1/dead-letters?limit=50',
    to: '/operation',
  },
  {
    name: 'stuckLists',
    tone: 'bad',
    icon: Wrench,
    needs: ['hub:operate'],
    path: '/v1/list-failures',
    to: '/operation?tab=stuck',
  },
  {
    name: 'lateRuns',
    tone: 'bad',
    icon: Clock,
    needs: printRunReaders,
    path: '/v1/print-runs?limit=50',
    to: '/print-runs',
    toOne: (run: PrintRun) => `/print-runs/${run.id}`,
    which: (run: PrintRun) => run.status === 'overdue' || run.overdue.length > 0,
  },
  {
    name: 'handedLetters',
    tone: 'warn',
    icon: Send,
    needs: ['messages:send'],
    path: '/v1/letter-drafts',
    to: '/send',
    which: ({ from }: LetterDraft) => from !== undefined,
  },
  { name: 'failed', tone: 'bad', icon: TriangleAlert, ...ofMessages('failed') },
  {
    name: 'cases',
    tone: 'warn',
    icon: LifeBuoy,
    needs: ['messages:send', 'hub:operate'],
    path: '/v1/cases?status=open&limit=50',
    to: '/cases',
    toOne: ({ id }: DeliveryCase) => `/cases/${id}`,
  },
  { name: 'undeliverable', tone: 'bad', icon: Undo2, ...ofMessages('undeliverable') },
  {
    name: 'returned',
    tone: 'warn',
    icon: MailX,
    needs: ['messages:send'],
    path: '/v1/returned-letters?status=open&limit=50',
    to: '/returned',
    toOne: ({ id }: { readonly id: string }) => `/returned/${id}`,
  },
  {
    name: 'unknownLetters',
    tone: 'bad',
    icon: ShieldAlert,
    needs: ['hub:operate'],
    path: '/v1/letter-check-spikes',
    to: '/false-letters',
  },
  {
    name: 'falseLetters',
    tone: 'warn',
    icon: ShieldAlert,
    needs: ['templates:write', 'entity:manage', 'hub:operate'],
    path: '/v1/false-letters?status=new&limit=50',
    to: '/false-letters',
  },
  {
    name: 'incoming',
    tone: 'warn',
    icon: ScanLine,
    needs: ['messages:send', 'hub:operate'],
    path: '/v1/incoming?status=unmatched&limit=50',
    to: '/incoming',
  },
  {
    name: 'reviews',
    tone: 'warn',
    icon: FilePenLine,
    needs: ['templates:review'],
    path: '/v1/templates?limit=200',
    to: '/templates?state=in-review',
    toOne: toVersion(({ status }) => status === 'in-review'),
    which: (row: TemplateRow) => row.versions.some((version) => version.status === 'in-review'),
  },
  {
    name: 'sentBack',
    tone: 'warn',
    icon: FilePenLine,
    needs: ['templates:write'],
    path: '/v1/templates?limit=200',
    to: '/templates?state=sent-back',
    toOne: toVersion(({ sentBack }) => sentBack, '/edit'),
    which: (row: TemplateRow) => row.versions.some((version) => version.sentBack),
  },
  {
    name: 'approved',
    tone: 'warn',
    icon: Send,
    needs: ['templates:write'],
    path: '/v1/templates?limit=200',
    to: '/templates?state=approved',
    toOne: toVersion(({ status, publishAt }) => status === 'approved' && publishAt === undefined),
    // A planned version is published without an action.
    which: (row: TemplateRow) =>
      row.versions.some(({ status, publishAt }) => status === 'approved' && publishAt === undefined),
  },
  {
    name: 'styleReviews',
    tone: 'warn',
    icon: Palette,
    needs: ['templates:review'],
    path: '/v1/house-styles?limit=200',
    to: '/house-styles',
    toOne: ({ key }: HouseStyle) => stylePath(key),
    which: (style: HouseStyle) => style.newest?.status === 'in-review',
  },
  {
    name: 'stylesApproved',
    tone: 'warn',
    icon: Palette,
    needs: ['entity:manage'],
    path: '/v1/house-styles?limit=200',
    to: '/house-styles',
    toOne: ({ key }: HouseStyle) => stylePath(key),
    which: ({ newest }: HouseStyle) => newest?.status === 'approved' && newest.publishAt === undefined,
  },
  {
    name: 'printProposals',
    tone: 'warn',
    icon: FileSignature,
    needs: ['entity:manage'],
    path: '/v1/print-proposals?status=waiting&limit=50',
    to: '/print-contracts',
    toOne: ({ id }: PrintProposal) => `/print-contracts/proposals/${id}`,
    // The person who proposed it waits for a colleague.
    which: ({ own }: PrintProposal) => !own,
  },
  {
    name: 'lists',
    tone: 'warn',
    icon: ListOrdered,
    needs: ['messages:send'],
    path: '/v1/batches?open=true&limit=50',
    to: '/send/_lists?state=open',
    toOne: ({ id }: List) => `/send/_lists/${id}`,
    which: asks,
  },
  { name: 'held', tone: 'warn', icon: Pause, ...ofMessages('held') },
]
