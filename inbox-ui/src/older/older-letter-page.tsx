import { ArrowLeft, Download, KeyRound, Landmark, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { OlderLetter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useApi, useGet } from '../../../admin-ui/src/ui/api/use-api.ts'
import { useFormat, useLocalized } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { PageTitle } from '../../../admin-ui/src/ui/layout/page-title.tsx'
import { LetterText } from '../../../admin-ui/src/ui/letter/letter-text.tsx'
import { strongSignInHref } from '../../../admin-ui/src/ui/session/sign-in-href.ts'
import { Loaded } from '../../../admin-ui/src/ui/states/loaded.tsx'
import { useActingFor } from '../frame/acting-for.ts'
import { Attachments } from '../letter/attachments.tsx'
import { LetterSeal } from '../letter/letter-seal.tsx'
import { usePrintName } from '../letter/use-print-name.ts'
import { type ListState, useKeptSearch, useListState } from '../list/kept-search.ts'

/** The page shows these parts itself. */
const shownAbove = 'h1, .in-sender'

/** One archived letter, as it was sent. */
export function OlderLetterPage(): ReactNode {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const path = `/v1/inbox/older-letters/${encodeURIComponent(id)}`
  const query = useGet<OlderLetter>(path)
  usePrintName(query.data?.subject, query.data?.letterDate)
  return (
    <>
      <BackToOlder />
      <Loaded
        query={query}
        what={t('letter.what')}
        missingTitle={t('letter.missingTitle')}
        missing={t('older.missing')}
        alone
      >
        {(letter) =>
          letter.closed === undefined ? (
            <OpenLetter letter={letter} path={path} />
          ) : (
            <ClosedLetter letter={letter} closed={letter.closed} />
          )
        }
      </Loaded>
    </>
  )
}

function BackToOlder(): ReactNode {
  const { t } = useTranslation()
  const { search } = useListState()
  const isSearch = Object.keys(useKeptSearch(useActingFor().mandate?.id)).length > 0
  return (
    <Link className="govuk-back-link" to="/older" state={{ search } satisfies ListState}>
      <Icon of={ArrowLeft} /> {t(isSearch ? 'letter.backToFound' : 'older.backToOlder')}
    </Link>
  )
}

function OpenLetter({ letter, path }: { readonly letter: OlderLetter; readonly path: string }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const format = useFormat()
  const main = letter.documents.find((each) => each.main)
  return (
    <>
      <div className="in-lettertop">
        <Sender letter={letter} />
        <PageTitle name={letter.subject} app={t('app')} className="in-title" lang={letter.language} />
        <div className="up-row in-noprint">
          {main !== undefined && (
            <a className="govuk-button govuk-button--secondary" href={api.href(`${path}/documents/${main.n}`)} download>
              <Icon of={Download} /> {t('letter.pdf')} <span className="up-quiet">({format.size(main.size)})</span>
            </a>
          )}
          <button className="govuk-button up-button--quiet" type="button" onClick={() => window.print()}>
            <Icon of={Printer} /> {t('letter.print')}
          </button>
        </div>
      </div>
      <div className="in-letterpage">
        <article className="up-stack" aria-label={t('letter.theLetter')}>
          <div className="up-card in-paper">
            {letter.html === undefined ? (
              <p>{t('letter.onlyPdf')}</p>
            ) : (
              <LetterText html={letter.html} hide={shownAbove} {...(letter.language && { lang: letter.language })} />
            )}
          </div>
        </article>
        <aside className="up-stack" aria-label={t('older.facts')}>
          <Facts letter={letter} />
          <Attachments documents={letter.documents} path={path} />
          <LetterSeal path={path} />
        </aside>
      </div>
    </>
  )
}

function Sender({ letter }: { readonly letter: OlderLetter }): ReactNode {
  const format = useFormat()
  return (
    <div className="in-sender">
      <span className="up-mark">
        <Icon of={Landmark} />
      </span>{' '}
      <span>
        {letter.sender !== '' && (
          <>
            <b lang={letter.language}>{letter.sender}</b>
            <br />
          </>
        )}
        <span className="up-quiet">{format.date(letter.letterDate)}</span>
      </span>
    </div>
  )
}

/** How it went, what became of it, and how long it is kept. */
function Facts({ letter }: { readonly letter: OlderLetter }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const { kept, statusWords, channels } = letter
  return (
    <section className="up-card up-stack" aria-labelledby="older-facts">
      <h2 id="older-facts">{t('older.facts')}</h2>
      <p>
        {t('older.sentOn', { date: format.date(letter.sentAt) })}
        <br />
        {channels.map((channel) => t(`older.ways.${channel}`)).join(', ')}
      </p>
      <p>
        <b>{t(`older.statuses.${letter.status}`)}</b>
        <br />
        <span className="up-quiet">{localized(statusWords.doesNotMean)}</span>
      </p>
      {kept?.forEver === true && <p>{t('older.keptForEver')}</p>}
      {kept?.atLeastUntil !== undefined && (
        <p>
          {t(format.daysUntil(kept.atLeastUntil) < 0 ? 'older.keptPast' : 'older.kept', {
            date: format.date(kept.atLeastUntil),
          })}
        </p>
      )}
      <p className="up-quiet">{t('older.noClock')}</p>
    </section>
  )
}

function ClosedLetter({
  letter,
  closed,
}: {
  readonly letter: OlderLetter
  readonly closed: NonNullable<OlderLetter['closed']>
}): ReactNode {
  const { t } = useTranslation()
  const acting = useActingFor()
  const why = {
    person: t('closed.person', { name: acting.name }),
    reader: t('closed.reader'),
    'sign-in': t('closed.signIn'),
    closed: t('older.closedForGood'),
  }
  return (
    <section className="up-card up-stack in-gate">
      <Sender letter={letter} />
      <PageTitle name={t(`closed.title.${closed.needs}`)} app={t('app')} className="in-title" />
      <p>{why[closed.needs]}</p>
      {closed.needs === 'sign-in' && (
        <p>
          <a className="govuk-button" href={strongSignInHref()}>
            <Icon of={KeyRound} /> {t('closed.signInDo')}
          </a>
        </p>
      )}
    </section>
  )
}
