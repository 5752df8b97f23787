import { ChevronLeft, ChevronRight, FileX, Lock } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { List, RowPreview } from '../../ui/api/list-types.ts'
import { isProblem } from '../../ui/api/problem.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { PdfPages } from '../../ui/pdf/pdf-pages.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { type RowLetterState, useRowLetter } from './use-row-letter.ts'

type Walk = (step: -1 | 1) => void

/**
 * The letter of one row with its channel, the reason and the price; `onRow` walks to the previous and the next row. `values` are typed
 * and not saved: the letter shows them.
 */
export function RowLetter({
  list,
  row,
  values = {},
  onRow,
}: {
  readonly list: List
  readonly row: number
  readonly values?: Readonly<Record<string, unknown>>
  readonly onRow?: Walk
}): ReactNode {
  const id = useId()
  const { t } = useTranslation()
  const format = useFormat()
  const state = useRowLetter(list, row, values)
  const { shown } = state
  return (
    <section className="up-card up-card--flush st-rowletter" aria-labelledby={id} onKeyDown={walkBy(onRow)}>
      <div className="up-card__head">
        <div className="st-rowletter__head">
          <h2 id={id}>{t('listPrice.row', { row: format.number(row) })}</h2>
          <p className="up-quiet up-small" role="status">
            {shown === undefined ? (
              state.query.isError ? (
                ''
              ) : (
                t('listPrice.drawing')
              )
            ) : (
              <Facts preview={shown.preview} />
            )}
          </p>
        </div>
        {onRow !== undefined && <Arrows onRow={onRow} />}
      </div>
      <Letter state={state} isTyped={Object.keys(values).length > 0} />
      {shown !== undefined && <Why preview={shown.preview} />}
    </section>
  )
}

/** Arrow keys walk through the rows, unless a field takes them. */
function walkBy(onRow: Walk | undefined): (event: KeyboardEvent) => void {
  return (event) => {
    const isField = event.target instanceof HTMLElement && event.target.matches('input, select, textarea')
    if (onRow === undefined || isField || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    onRow(event.key === 'ArrowLeft' ? -1 : 1)
  }
}

function Arrows({ onRow }: { readonly onRow: Walk }): ReactNode {
  const { t } = useTranslation()
  const steps = [
    { step: -1, name: t('listPrice.previous'), sign: ChevronLeft },
    { step: 1, name: t('listPrice.next'), sign: ChevronRight },
  ] as const
  return (
    <div className="st-rowletter__arrows">
      {steps.map(({ step, name, sign }) => (
        <button
          key={step}
          type="button"
          className="govuk-button govuk-button--secondary up-button--dense up-button--icon"
          aria-label={name}
          title={`${name}. ${t('listPrice.keys')}`}
          onClick={() => onRow(step)}
        >
          <Icon of={sign} />
        </button>
      ))}
    </div>
  )
}

/** Whose letter it is, the channel and the price, in one sentence. */
function Facts({ preview }: { readonly preview: RowPreview }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { recipient, channel, price } = preview
  return (
    <>
      {recipient.name},{' '}
      <span className="up-nowrap">
        <i className={`st-listprice__dot is-${channel ?? 'none'}`} aria-hidden="true" />{' '}
        {channel === undefined ? t('listPrice.noChannel') : t(`channelBy.${channel}`)}
        {channel !== undefined && `, ${price === undefined ? t('listPrice.noPrice') : format.price(price)}`}
      </span>
    </>
  )
}

function Letter({ state, isTyped }: { readonly state: RowLetterState; readonly isTyped: boolean }): ReactNode {
  const { t } = useTranslation()
  const { query, shown } = state
  if (shown === undefined && query.isError) return <NoLetter state={state} />
  const title = t('editor.preview.title', { form: t('editor.preview.letter') })
  const pages = shown?.preview.documents.find(({ kind }) => kind === 'letter')?.pages
  const caption = [
    pages !== undefined && t('listPrice.pages', { count: pages }),
    isTyped ? t('listPrice.unsaved') : shown?.preview.mended === true && t('listPrice.mended'),
  ].filter(Boolean)
  return (
    <>
      {query.isError && <Notice tone="warn" title={t('listPrice.older')} />}
      <div
        className="st-doc st-rowletter__page"
        tabIndex={0}
        role="region"
        aria-label={title}
        aria-busy={query.isFetching}
      >
        {shown?.pdf !== undefined && <PdfPages blob={shown.pdf} title={title} numbered />}
        {shown !== undefined && shown.pdf === undefined && (
          <Empty icon={FileX} title={t('listPrice.noLetterTitle')} text={t('listPrice.noLetterText')} />
        )}
        {shown === undefined && <div className="st-paper up-paper" role="img" aria-label={t('listPrice.drawing')} />}
      </div>
      {caption.length > 0 && <p className="st-rowletter__caption up-quiet up-small">{caption.join(' · ')}</p>}
    </>
  )
}

function NoLetter({ state: { query } }: { readonly state: RowLetterState }): ReactNode {
  const { t } = useTranslation()
  const { error } = query
  if (isProblem(error, 409))
    return <Empty icon={FileX} title={t('listPrice.noLetterTitle')} text={t('listPrice.noLetterText')} />
  if (isProblem(error, 403))
    return <Empty icon={Lock} title={t('states.forbiddenTitle')} text={t('listPrice.forbidden')} />
  if (isProblem(error, 404, 410))
    return <Empty icon={FileX} title={t('states.missingTitle')} text={t('listPrice.missingRow')} />
  return <Failed error={error} what={t('listPrice.whatRow')} alone={false} onRetry={() => void query.refetch()} />
}

/** Why the letter takes this channel, what is made up in it, and where it is once it was accepted. */
function Why({ preview }: { readonly preview: RowPreview }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const { route, channel, gaps, message } = preview
  const reason = route.at(-1)
  const names = gaps.map(({ column, pointer }) => column || (pointer.split('/').at(-1) ?? pointer))
  return (
    <div className="st-rowletter__why">
      {names.length > 0 && (
        <p className="up-small">{t('listPrice.gaps', { count: names.length, names: names.join(', ') })}</p>
      )}
      {reason !== undefined && (
        <>
          <h3>{t(`listPrice.why.${channel ?? 'none'}`)}</h3>
          <p className="up-quiet">{localized(reason.because)}</p>
        </>
      )}
      {message !== undefined && (
        <p>
          <Link to={`/messages/${message}`}>{t('listPrice.message')}</Link>
        </p>
      )}
    </div>
  )
}
