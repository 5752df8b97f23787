import { useQueryClient } from '@tanstack/react-query'
import { ArrowLeft, BadgeCheck, ChevronRight, Copy, Download, Landmark, Printer, ShieldCheck } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Letter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useApi, useGet } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { PageTitle } from '../../../admin-ui/src/ui/layout/page-title.tsx'
import { LetterText } from '../../../admin-ui/src/ui/letter/letter-text.tsx'
import { Loaded } from '../../../admin-ui/src/ui/states/loaded.tsx'
import { useActingFor } from '../frame/acting-for.ts'
import { isInboxList } from '../list/is-inbox-list.ts'
import { type ListState, useKeptSearch, useListState } from '../list/kept-search.ts'
import { showInLists } from '../list/show-in-lists.ts'
import { AlsoReceived, LeavesNotice } from './also-received.tsx'
import { Attachments } from './attachments.tsx'
import { ClosedLetter } from './closed-letter.tsx'
import { DoBox } from './do-box.tsx'
import { ForWhom } from './for-whom.tsx'
import { LetterSeal } from './letter-seal.tsx'
import { PaymentCard } from './payment-card.tsx'
import { PostNotice } from './post-notice.tsx'
import { ReceiptLinks } from './receipt-links.tsx'
import { TermCard } from './term-card.tsx'
import { usePrintName } from './use-print-name.ts'

/**
 * The page shows these parts itself, with more actions than the text allows: the subject, the action box and the payment slip.
 */
const shownAbove = 'h1, .in-sender, .in-do, .in-slip'

export function LetterPage(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { id = '' } = useParams()
  const query = useGet<Letter>(`/v1/inbox/messages/${encodeURIComponent(id)}`)
  useReadMark(query.data)
  usePrintName(query.data?.subject, query.data?.receivedAt)
  return (
    <>
      <BackToList />
      <Loaded
        query={query}
        what={t('letter.what')}
        missingTitle={t('letter.missingTitle')}
        missing={<ForWhom id={id} />}
        alone
      >
        {(letter) =>
          letter.closed !== undefined ? (
            <ClosedLetter letter={letter} closed={letter.closed} />
          ) : (
            <>
              <LetterTop letter={letter} />
              <div className="in-letterpage">
                <aside className="up-stack" aria-label={t('letter.whatToDo')}>
                  <TermCard letter={letter} />
                  {letter.payment !== undefined && (
                    <>
                      <PaymentCard payment={letter.payment} letter={letter} />
                      <Notice icon={ShieldCheck}>{t('letter.safe')}</Notice>
                    </>
                  )}
                  <Attachments documents={letter.documents} path={`/v1/inbox/messages/${letter.id}`} />
                  <LetterSeal path={`/v1/inbox/messages/${letter.id}`} />
                </aside>
                <article className="up-stack" aria-label={t('letter.theLetter')}>
                  {letter.isCopy && (
                    <Notice icon={Copy} title={t('also.isCopy')}>
                      {letter.payment !== undefined && t('letter.copyPay')}
                    </Notice>
                  )}
                  {letter.service?.decidedAt !== undefined && (
                    <Notice
                      icon={BadgeCheck}
                      title={t(`receipt.${letter.service.state}`, {
                        date: format.date(letter.service.decidedAt),
                        lastDay: format.date(letter.service.lastDay),
                      })}
                    >
                      <ReceiptLinks letter={letter} />
                    </Notice>
                  )}
                  <LeavesNotice lastDay={letter.availableUntil} />
                  <PostNotice letter={letter} />
                  <div className="up-card in-paper">
                    <DoBox letter={letter} />
                    {letter.html === undefined ? (
                      <p>{t('letter.onlyPdf')}</p>
                    ) : (
                      <LetterText
                        html={letter.html}
                        hide={shownAbove}
                        {...(letter.language && { lang: letter.language })}
                      />
                    )}
                  </div>
                  <AlsoReceived letter={letter} />
                  <Why letter={letter} />
                </article>
              </div>
            </>
          )
        }
      </Loaded>
    </>
  )
}

/** To the list from which the reader came, with its search. */
function BackToList(): ReactNode {
  const { t } = useTranslation()
  const { list = '', search } = useListState()
  const isSearch = Object.keys(useKeptSearch(useActingFor().mandate?.id)).length > 0
  return (
    <Link className="govuk-back-link" to={`/${list}`} state={{ search } satisfies ListState}>
      <Icon of={ArrowLeft} /> {t(isSearch ? 'letter.backToFound' : 'letter.back')}
    </Link>
  )
}

/** Opening a letter marks it as read on the server: lists and counts that show ‘nieuw’ are outdated from then on. */
function useReadMark(letter: Letter | undefined): void {
  const client = useQueryClient()
  const id = letter?.id
  useEffect(() => {
    if (letter !== undefined) showInLists(client, letter)
  }, [client, letter])
  useEffect(() => {
    if (id === undefined) return
    void client.invalidateQueries({ predicate: isInboxList })
  }, [client, id])
}

function LetterTop({ letter }: { readonly letter: Letter }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const format = useFormat()
  const main = letter.documents.find((each) => each.main)
  return (
    <div className="in-lettertop">
      {letter.sender !== undefined && (
        <div className="in-sender">
          <span className="up-mark">
            <Icon of={Landmark} />
          </span>{' '}
          <span>
            <b>{letter.sender}</b>
            {letter.receivedAt !== undefined && (
              <>
                <br />
                <span className="up-quiet">{format.date(letter.receivedAt)}</span>
              </>
            )}
          </span>
        </div>
      )}
      <PageTitle name={letter.subject} app={t('app')} className="in-title" lang={letter.language} />
      <div className="up-row in-noprint">
        {main !== undefined && (
          <a
            className="govuk-button govuk-button--secondary"
            href={api.href(`/v1/inbox/messages/${letter.id}/documents/${main.n}`)}
            download
          >
            <Icon of={Download} /> {t('letter.pdf')} <span className="up-quiet">({format.size(main.size)})</span>
          </a>
        )}
        <button className="govuk-button up-button--quiet" type="button" onClick={() => window.print()}>
          <Icon of={Printer} /> {t('letter.print')}
        </button>
      </div>
    </div>
  )
}

function Why({ letter }: { readonly letter: Letter }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const acting = useActingFor()
  if (letter.sender === undefined) return null
  // A person who reads another inbox has no preferences there, and cannot choose with a mandate here either.
  const chosen = acting.mandate === undefined ? 'letter.whyText' : 'letter.whyTextFor'
  const why = letter.byPost ? 'letter.whyPost' : chosen
  return (
    <div className="up-card in-why">
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <Icon of={ChevronRight} /> <span className="govuk-details__summary-text">{t('letter.why')}</span>
        </summary>
        <div className="govuk-details__text">
          <p>{t(why, { sender: letter.sender, name: acting.name })}</p>
          {letter.availableUntil !== undefined && (
            <p>{t('leaves.until', { date: format.date(letter.availableUntil) })}</p>
          )}
          {acting.mandate?.kind !== 'citizen' && (
            <p>
              <Link className="govuk-link" to="/preferences">
                {t('letter.whyDo')}
              </Link>
            </p>
          )}
        </div>
      </details>
    </div>
  )
}
