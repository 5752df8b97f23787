import { Archive, FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useMay } from '../../frame/working-for.ts'
import type { Message } from '../../ui/api/api-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Crumbs } from '../../ui/layout/crumbs.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import { MessageStatusTag } from '../../ui/layout/status-tag.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { CommandButtons } from '../commands/command-buttons.tsx'
import { PossibleCard } from '../commands/possible-card.tsx'
import { useTemplateNames } from '../list/template-names.ts'
import { CurrentState } from './current-state.tsx'
import { DeliveriesCard } from './deliveries-card.tsx'
import { DocumentsCard } from './documents-card.tsx'
import { FactsCard } from './facts-card.tsx'
import { InboxCard } from './inbox-card.tsx'
import { InvoiceCard } from './invoice/invoice-card.tsx'
import { LetterCard } from './letter-card.tsx'
import { ReaderCopiesCard } from './reader-copies-card.tsx'
import { RegisteredCard } from './registered-card.tsx'
import { RouteCard } from './route-card.tsx'
import { SeenCard } from './seen-card.tsx'
import { ServiceCard } from './service-card.tsx'
import { TimelineCard } from './timeline-card.tsx'

/** A message that is not final changes without an action of the reader, so the screen fetches it again. */
const followMs = 10_000

export function MessagePage(): ReactNode {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const query = useGet<Message>(`/v1/messages/${encodeURIComponent(id)}`, { refetchInterval: followMs })
  return (
    <Loaded
      query={query}
      what={t('message.what')}
      missing={t('message.missing')}
      forbidden={t('messages.forbidden')}
      alone
    >
      {(message) => <Shown message={message} />}
    </Loaded>
  )
}

function Shown({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <Crumbs above={[{ to: '/messages', name: t('messages.title') }]} here={message.reference} />
      <PageTop
        name={useMessageTitle(message)}
        tag={<MessageStatusTag status={message.status} />}
        sub={t('message.sub', { reference: message.reference, moment: format.moment(message.createdAt) })}
      >
        <ToRecord message={message} />
        <CommandButtons message={message} />
      </PageTop>
      <div className="up-stack up-stack--l">
        <CurrentState message={message} />
        <div className="st-two st-two--letter">
          <div className="up-stack up-stack--l">
            <InvoiceCard message={message} />
            <RouteCard message={message} />
            <TimelineCard message={message} />
            <DeliveriesCard message={message} />
            <RegisteredCard message={message} />
            <ReaderCopiesCard message={message} />
          </div>
          <aside className="up-stack up-stack--l" aria-label={t('message.aside')}>
            <LetterCard message={message} />
            <PossibleCard message={message} />
            <SeenCard message={message} />
            <ServiceCard message={message} />
            <InboxCard message={message} />
            <FactsCard message={message} />
            <DocumentsCard message={message} />
          </aside>
        </div>
      </div>
    </>
  )
}

/** ‘Aanslagbiljet voor Mieke Voorbeeld’ */
function useMessageTitle({ template, recipient }: Message): string {
  const { t } = useTranslation()
  const names = useTemplateNames()
  const what = template === undefined ? t('messages.ownDocument') : (names.get(template.key) ?? template.key)
  return recipient.name === undefined ? what : t('message.title', { what, who: recipient.name })
}

function ToRecord({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const may = useMay('archive:read')
  if (!may || message.record === undefined) return null
  return (
    <>
      <Link className="govuk-button up-button--quiet" to={`/archive/${message.record.id}`}>
        <Icon of={Archive} /> {t('message.toRecord')}
      </Link>
      {/* The record page asks the purpose first. */}
      <Link className="govuk-button up-button--quiet" to={`/archive/${message.record.id}?statement`}>
        <Icon of={FileText} /> {t('record.statement')}
      </Link>
    </>
  )
}
