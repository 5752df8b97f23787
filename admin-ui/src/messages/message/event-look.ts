import {
  Archive,
  Ban,
  Bell,
  Calendar,
  Check,
  CircleQuestionMark,
  CircleX,
  Clock,
  Copy,
  FileText,
  type LucideIcon,
  Mailbox,
  MailOpen,
  Package,
  Pause,
  Play,
  Printer,
  Reply,
  Route,
  Send,
  Undo2,
} from 'lucide-react'
import type { MessageEvent } from '../../ui/api/api-types.ts'
import type { Tone } from '../../ui/layout/tag.tsx'

type Look = readonly [Tone, LucideIcon]

const looks: Readonly<Record<MessageEvent['type'], Look>> = {
  accepted: ['quiet', Check],
  scheduled: ['quiet', Calendar],
  held: ['warn', Pause],
  released: ['quiet', Play],
  routed: ['quiet', Route],
  rendered: ['quiet', FileText],
  archived: ['good', Archive],
  planned: ['quiet', Calendar],
  'handed-over': ['note', Package],
  delivered: ['good', Send],
  read: ['good', MailOpen],
  unread: ['warn', Clock],
  reminded: ['note', Bell],
  rejected: ['bad', CircleX],
  unavailable: ['warn', Clock],
  bounced: ['bad', Undo2],
  complained: ['bad', CircleX],
  posted: ['note', Printer],
  returned: ['bad', Undo2],
  expired: ['warn', Clock],
  resent: ['quiet', Send],
  'printed-again': ['note', Printer],
  copied: ['quiet', Copy],
  cancelled: ['quiet', Ban],
  undeliverable: ['bad', Undo2],
  failed: ['bad', CircleX],
  'reply-received': ['good', Reply],
  ignored: ['quiet', CircleQuestionMark],
  lapsing: ['warn', Clock],
  lapsed: ['bad', Clock],
  announced: ['note', Check],
  presented: ['note', Mailbox],
  collected: ['good', MailOpen],
  'not-collected': ['warn', Undo2],
  acknowledged: ['good', MailOpen],
  refused: ['warn', CircleX],
  neglected: ['warn', Clock],
  deferred: ['warn', Clock],
  'consent-awaited': ['note', Clock],
}

export function lookOf(type: MessageEvent['type']): Look {
  // A newer server may report an event that this page does not know yet.
  return looks[type] ?? ['quiet', CircleQuestionMark]
}
