import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronRight, FileLock2, KeyRound, MailOpen, UserLock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Letter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { isProblem } from '../../../admin-ui/src/ui/api/problem.ts'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { PageTitle } from '../../../admin-ui/src/ui/layout/page-title.tsx'
import { strongSignInHref } from '../../../admin-ui/src/ui/session/sign-in-href.ts'
import { useActingFor } from '../frame/acting-for.ts'
import { isInboxList } from '../list/is-inbox-list.ts'
import { LeavesNotice } from './also-received.tsx'
import { ReceiptLinks } from './receipt-links.tsx'

export type Closed = NonNullable<Letter['closed']>

const signs = {
  acknowledge: FileLock2,
  closed: FileLock2,
  person: UserLock,
  reader: UserLock,
  'sign-in': KeyRound,
} as const

/** A letter that does not open for its reader: what may be shown of it, why, and what the reader can do. */
export function ClosedLetter({ letter, closed }: { readonly letter: Letter; readonly closed: Closed }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className="up-card up-stack in-gate">
      <div className="up-row">
        <span className="in-gate__seal">
          <Icon of={signs[closed.needs]} />
        </span>
        <span>
          {letter.sender !== '' && (
            <>
              <b>{letter.sender}</b>
              <br />
            </>
          )}
          <span className="up-quiet">
            {closed.kind !== undefined && (
              <>
                <span lang={letter.language}>{closed.kind}</span>
                <br />
              </>
            )}
            {t('closed.since', { date: format.date(letter.receivedAt) })}
          </span>
        </span>
      </div>
      <PageTitle name={t(`closed.title.${closed.needs}`)} app={t('app')} className="in-title" />
      <LeavesNotice lastDay={letter.availableUntil} />
      <WhatToDo letter={letter} closed={closed} />
    </section>
  )
}

function WhatToDo({ letter, closed }: { readonly letter: Letter; readonly closed: Closed }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const acting = useActingFor()
  const { service } = letter
  switch (closed.needs) {
    case 'person':
      return <p>{t('closed.person', { name: acting.name })}</p>
    case 'reader':
      return <p>{t('closed.reader')}</p>
    case 'sign-in':
      return (
        <>
          <p>{t('closed.signIn')}</p>
          <p>
            <a className="govuk-button" href={strongSignInHref()}>
              <Icon of={KeyRound} /> {t('closed.signInDo')}
            </a>
          </p>
        </>
      )
    case 'closed':
      return (
        <>
          <p>
            {service?.decidedAt !== undefined &&
              t(service.state === 'refused' ? 'closed.refusedOn' : 'closed.neglectedOn', {
                date: format.date(service.state === 'refused' ? service.decidedAt : service.lastDay),
              })}{' '}
            {t('closed.afterwards')}
          </p>
          <ReceiptLinks letter={letter} />
        </>
      )
    case 'acknowledge':
      return <Acknowledge letter={letter} />
    default:
      return closed.needs satisfies never
  }
}

function Acknowledge({ letter }: { readonly letter: Letter }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const acting = useActingFor()
  const acknowledge = useDecision(letter.id, 'acknowledge')
  const lastDay = letter.service === undefined ? '' : format.date(letter.service.lastDay)
  const mayDecide = acting.mandate?.role !== 'reader'
  return (
    <>
      <p>{t('closed.lead')}</p>
      <div className="in-ways">
        <div>
          <b>{t('closed.ifYes')}</b>
          <p>{t('closed.ifYesText')}</p>
        </div>
        <div>
          <b>{t('closed.ifNo')}</b>
          <p>{t('closed.ifNoText', { date: lastDay })}</p>
        </div>
      </div>
      {mayDecide ? (
        <>
          {acting.mandate !== undefined && <p className="up-quiet">{t('closed.opensFor', { name: acting.name })}</p>}
          <div className="up-row">
            <button
              className="govuk-button"
              type="button"
              aria-disabled={acknowledge.isPending}
              onClick={() => !acknowledge.isPending && acknowledge.mutate()}
            >
              <Icon of={MailOpen} /> {t(acknowledge.isPending ? 'closed.busy' : 'closed.acknowledge')}
            </button>
            <Link className="govuk-button govuk-button--secondary" to="/">
              {t('closed.notYet')}
            </Link>
          </div>
          <DecisionFailed error={acknowledge.error} />
          <Refuse letter={letter} />
        </>
      ) : (
        <Notice>{t('closed.onlyReader', { name: acting.name })}</Notice>
      )}
    </>
  )
}

/** Behind a disclosure: a letter must not be refused by a slip of the thumb. */
function Refuse({ letter }: { readonly letter: Letter }): ReactNode {
  const { t } = useTranslation()
  const refuse = useDecision(letter.id, 'refuse')
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <Icon of={ChevronRight} /> <span className="govuk-details__summary-text">{t('closed.refuse')}</span>
      </summary>
      <div className="govuk-details__text up-stack">
        <p>{t('closed.refuseText')}</p>
        <p>
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={refuse.isPending}
            onClick={() => !refuse.isPending && refuse.mutate()}
          >
            {t(refuse.isPending ? 'closed.busy' : 'closed.refuseDo')}
          </button>
        </p>
        <DecisionFailed error={refuse.error} />
      </div>
    </details>
  )
}

function DecisionFailed({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation()
  if (error === null) return null
  return (
    <p className="govuk-error-message" role="alert">
      {t(isProblem(error, 409) ? 'closed.tooLate' : 'states.saveFailed')}
    </p>
  )
}

function useDecision(id: string, decision: 'acknowledge' | 'refuse') {
  const api = useApi()
  const client = useQueryClient()
  const path = `/v1/inbox/messages/${encodeURIComponent(id)}`
  return useMutation({
    mutationFn: () => api.send('POST', `${path}/${decision}`),
    // Also after a refusal of the server: the letter was decided about elsewhere, and shows that now.
    onSettled: async (_answer, error) => {
      // Without an answer nothing is known to have changed, and without a connection a request for news would wait.
      if (isProblem(error) && error.status === 0) return
      await client.invalidateQueries({ queryKey: [api.scope, path] })
      await client.invalidateQueries({ predicate: isInboxList })
      document.querySelector<HTMLElement>('h1')?.focus()
    },
  })
}
