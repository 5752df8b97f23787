import {
  Activity,
  Archive,
  ChartColumn,
  FileCheck,
  FilePenLine,
  FileText,
  FolderSearch,
  Gauge,
  History,
  Hourglass,
  House,
  Inbox,
  LifeBuoy,
  type LucideIcon,
  Mail,
  MailQuestionMark,
  MailSearch,
  MailX,
  Palette,
  Printer,
  ScanLine,
  Send,
  ShieldAlert,
  Stamp,
  Tags,
  Undo2,
  Users,
  Webhook,
} from 'lucide-react'
import type { Permission } from '../ui/api/api-types.ts'

/** A place of the side navigation; a person needs any one of the permissions in `needs`. */
export interface Place {
  readonly path: string
  readonly name: string
  readonly icon: LucideIcon
  readonly needs: readonly Permission[]
  /**
   * The requests that the screen sends to the API when it opens. A test compares them with the permissions of the routes and
   * with the source of the screens, so that the menu never leads to a refusal.
   */
  readonly asks: readonly string[]
}
interface Group {
  readonly name?: string
  readonly places: readonly Place[]
}

const all: readonly Group[] = [
  { places: [{ path: '/', name: 'start', icon: House, needs: [], asks: [] }] },
  {
    name: 'communication',
    places: [
      {
        path: '/templates',
        name: 'templates',
        icon: FilePenLine,
        needs: ['templates:read'],
        asks: ['GET /v1/templates'],
      },
      {
        path: '/house-styles',
        name: 'houseStyles',
        icon: Palette,
        needs: ['templates:read', 'entity:manage'],
        asks: ['GET /v1/house-styles'],
      },
      {
        path: '/send',
        name: 'send',
        icon: Send,
        // A person who may not send prepares a letter for a colleague who may.
        needs: ['messages:send', 'templates:read'],
        asks: ['GET /v1/letter-drafts', 'GET /v1/templates'],
      },
      {
        path: '/own-pdf',
        name: 'ownPdf',
        icon: FileCheck,
        needs: ['documents:write'],
        asks: ['POST /v1/documents'],
      },
      { path: '/messages', name: 'messages', icon: Mail, needs: ['messages:read'], asks: ['GET /v1/messages'] },
      {
        path: '/cases',
        name: 'cases',
        icon: LifeBuoy,
        needs: ['messages:read', 'hub:operate'],
        asks: ['GET /v1/cases'],
      },
      {
        path: '/print-runs',
        name: 'printRuns',
        icon: Printer,
        needs: ['entity:manage', 'hub:operate'],
        asks: ['GET /v1/print-runs'],
      },
      {
        path: '/print-contracts',
        name: 'printContracts',
        icon: FileText,
        needs: ['entity:manage', 'messages:read'],
        asks: ['GET /v1/print-contracts', 'GET /v1/print-proposals'],
      },
      {
        path: '/message-classes',
        name: 'messageClasses',
        icon: Tags,
        needs: ['entity:manage', 'messages:read'],
        asks: ['GET /v1/message-classes'],
      },
      {
        path: '/guests',
        name: 'guests',
        icon: Users,
        needs: ['entity:manage', 'messages:send'],
        asks: ['GET /v1/guests'],
      },
      {
        path: '/limits',
        name: 'keyLimits',
        icon: Gauge,
        needs: ['entity:manage'],
        asks: ['GET /v1/key-limits', 'GET /v1/limits'],
      },
      {
        path: '/callbacks',
        name: 'callbacks',
        icon: Webhook,
        needs: ['callbacks:manage'],
        asks: ['GET /v1/callbacks'],
      },
      {
        path: '/ebox',
        name: 'ebox',
        icon: Inbox,
        needs: ['entity:manage'],
        asks: ['GET /v1/ebox-use'],
      },
      {
        path: '/seal',
        name: 'seal',
        icon: Stamp,
        needs: ['entity:manage'],
        asks: ['GET /v1/seal'],
      },
      {
        path: '/returned',
        name: 'returned',
        icon: Undo2,
        needs: ['messages:read'],
        asks: ['GET /v1/returned-letters', 'GET /v1/return-rates'],
      },
      {
        path: '/suppressed',
        name: 'suppressed',
        icon: MailX,
        needs: ['messages:read', 'hub:operate'],
        asks: ['GET /v1/suppressed-addresses'],
      },
      {
        path: '/incoming',
        name: 'incoming',
        icon: ScanLine,
        needs: ['messages:read', 'hub:operate'],
        asks: ['GET /v1/incoming'],
      },
      {
        path: '/false-letters',
        name: 'falseLetters',
        icon: ShieldAlert,
        needs: ['templates:write', 'entity:manage', 'hub:operate'],
        asks: ['GET /v1/false-letters', 'GET /v1/false-letters/figures'],
      },
      {
        path: '/archive',
        name: 'archive',
        icon: Archive,
        needs: ['archive:read'],
        asks: ['POST /v1/archive/searches'],
      },
      {
        path: '/retention',
        name: 'retention',
        icon: Hourglass,
        needs: ['archive:read'],
        asks: [
          'GET /v1/archive/disposals',
          'GET /v1/archive/holds',
          'GET /v1/archive/series',
          'GET /v1/archive/series-changes',
          'GET /v1/archive/transfers',
        ],
      },
      {
        path: '/subject-access',
        name: 'subjectAccess',
        icon: FolderSearch,
        needs: ['subject-access:manage', 'hub:operate'],
        asks: ['GET /v1/subject-access-requests'],
      },
      {
        path: '/audit',
        name: 'audit',
        icon: History,
        needs: ['audit:read'],
        asks: ['GET /v1/audit/unusual', 'POST /v1/audit/searches', 'POST /v1/audit/exports'],
      },
      {
        path: '/statistics',
        name: 'statistics',
        icon: ChartColumn,
        needs: ['statistics:read', 'hub:operate'],
        asks: ['GET /v1/statistics'],
      },
    ],
  },
  {
    name: 'hub',
    places: [
      {
        path: '/operation',
        name: 'operation',
        icon: Activity,
        needs: ['hub:operate'],
        asks: ['GET /v1/channels', 'GET /v1/dead-letters', 'GET /v1/list-failures'],
      },
      {
        path: '/unmatched',
        name: 'unmatched',
        icon: MailQuestionMark,
        needs: ['hub:operate'],
        asks: ['GET /v1/unmatched-receipts'],
      },
      {
        path: '/entity-limits',
        name: 'entityLimits',
        icon: Gauge,
        needs: ['hub:operate'],
        asks: ['GET /v1/entity-limits'],
      },
      {
        path: '/sender-domains',
        name: 'senderDomains',
        icon: MailSearch,
        needs: ['hub:operate'],
        asks: ['GET /v1/sender-domains'],
      },
    ],
  },
]

/** Every place, whatever the permissions of the person. */
export const everyPlace: readonly Place[] = all.flatMap(({ places }) => places)

/** The groups with the places that this person may open; a group without any is left out. */
export function placesFor(permissions: ReadonlySet<Permission>): readonly Group[] {
  return all
    .map((group) => ({
      ...group,
      places: group.places.filter(({ needs }) => needs.length === 0 || needs.some((each) => permissions.has(each))),
    }))
    .filter((group) => group.places.length > 0)
}
