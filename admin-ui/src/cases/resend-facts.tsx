import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkingFor } from '../frame/working-for.ts'
import type { CaseResend } from '../ui/api/case-types.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { usePartsWords } from '../ui/format/use-parts-words.ts'
import { isWorking } from './use-resend.ts'

/** How far a resend is, by which channels its letters go and at what price, and why the others do not. */
export function ResendFacts({ resend }: { readonly resend: CaseResend }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { status, letters, channels, passed, by, requestedAt } = resend
  const words = usePartsWords()
  const done = doneOf(resend)
  return (
    <div className="up-stack up-stack--s">
      <p role="status">
        {t(`caseResend.state.${status}`, {
          count: countOf(resend),
          done: format.number(done),
          all: format.number(letters),
        })}
      </p>
      {isWorking(resend) && (
        <div className="up-bar" aria-hidden="true">
          <span style={{ inlineSize: `${letters === 0 ? 100 : (100 * done) / letters}%` }} />
        </div>
      )}
      {!isWorking(resend) && (
        <ul className="cs-letters" role="list">
          {channels.map(({ channel, letters: count, price, paperParts, unpriced }) => (
            <li key={channel}>
              <span className="up-strong">{t('caseResend.by', { count, channel: t(`channel.${channel}`) })}</span>
              <span className="cs-line up-quiet up-small">
                {priceWords(price, unpriced, count)}
                {words.parts(paperParts) !== undefined &&
                  ` ${t('caseResend.parts', { parts: words.parts(paperParts) })}`}
                {unpriced > 0 && unpriced < count && ` ${t('caseResend.unpriced', { count: unpriced })}`}
              </span>
            </li>
          ))}
          {passed.map((each) => (
            <Passed key={`${each.reason}${each.code}`} of={each} />
          ))}
        </ul>
      )}
      <p className="up-quiet up-small">{t('caseResend.asked', { who: by, moment: format.moment(requestedAt) })}</p>
    </div>
  )

  function priceWords(price: { readonly amount: number }, unpriced: number, count: number): string {
    if (unpriced === count) return t('caseResend.noPrice')
    return price.amount === 0 ? t('caseResend.free') : t('caseResend.price', { price: format.price(price) })
  }
}

/** Letters that stay, and why; those at fault are named, so that each can be looked into. */
function Passed({ of }: { readonly of: CaseResend['passed'][number] }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  // An operator without an entity opens no letters.
  const { entity } = useWorkingFor()
  const { reason, code, because, letters: count, messages } = of
  const isAtFault = reason === 'refused' || reason === 'hub-failed'
  return (
    <li>
      {t('caseResend.not', { count })}
      <span className="cs-line up-quiet up-small">
        {localized(because)} {code !== undefined && <Code code={code} />}
      </span>
      {isAtFault && entity !== undefined && (
        <span className="cs-line up-small">
          {messages.map(({ message, reference }, place) => (
            <Fragment key={message}>
              {place > 0 && ', '}
              <Link className="govuk-link" to={`/messages/${message}`}>
                {reference}
              </Link>
            </Fragment>
          ))}
          {count > messages.length && ` ${t('caseResend.andMore', { count: count - messages.length })}`}
        </span>
      )}
    </li>
  )
}

/** Only the codes of problems have a page. */
function Code({ code }: { readonly code: string }): ReactNode {
  return code.startsWith('UP-') ? (
    <a className="govuk-link" href={`/docs/problems/${code}`}>
      {code}
    </a>
  ) : (
    <code>{code}</code>
  )
}

function countOf({ status, ready, sent, cancelled }: CaseResend): number {
  if (status === 'counted') return ready
  return status === 'undone' ? cancelled : sent
}

/** Letters that a dispatcher has gone through. */
function doneOf({ status, letters, waiting, ready, sent }: CaseResend): number {
  if (status === 'counting') return letters - waiting
  return status === 'undoing' ? letters - sent : letters - ready
}
