import {
  Ban,
  Calendar,
  Check,
  CircleQuestionMark,
  Clock,
  Hourglass,
  type LucideIcon,
  MailCheck,
  MailOpen,
  Pause,
  Send,
  Undo2,
  X,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryStatus, MessageStatus } from '../../../../api/contract/values/message.ts'
import { Tag, type Tone } from './tag.tsx'

type Look = readonly [Tone, LucideIcon]

const messages: Record<MessageStatus, Look> = {
  accepted: ['quiet', Check],
  scheduled: ['quiet', Calendar],
  held: ['warn', Pause],
  processing: ['note', Hourglass],
  sent: ['note', Send],
  delivered: ['good', Check],
  read: ['good', MailOpen],
  undeliverable: ['bad', Undo2],
  cancelled: ['quiet', Ban],
  failed: ['bad', X],
}
const deliveries: Record<DeliveryStatus, Look> = {
  planned: ['quiet', Calendar],
  'handed-over': ['note', Send],
  delivered: ['good', Check],
  read: ['good', MailOpen],
  unknown: ['warn', CircleQuestionMark],
  expired: ['warn', Clock],
  rejected: ['bad', X],
  bounced: ['bad', Undo2],
  returned: ['bad', Undo2],
  cancelled: ['quiet', Ban],
  acknowledged: ['good', MailCheck],
  refused: ['warn', X],
  neglected: ['warn', Clock],
}
const unknownLook: Look = ['quiet', CircleQuestionMark]

export function MessageStatusTag({ status }: { readonly status: MessageStatus }): ReactNode {
  const { t } = useTranslation()
  // A newer server may have a status that this page does not know: then its code is shown.
  const [tone, icon] = messages[status] ?? unknownLook
  return (
    <Tag tone={tone} icon={icon}>
      {t(`status.message.${status}`, { defaultValue: status })}
    </Tag>
  )
}

export function DeliveryStatusTag({ status }: { readonly status: DeliveryStatus }): ReactNode {
  const { t } = useTranslation()
  const [tone, icon] = deliveries[status] ?? unknownLook
  return (
    <Tag tone={tone} icon={icon}>
      {t(`status.delivery.${status}`, { defaultValue: status })}
    </Tag>
  )
}
