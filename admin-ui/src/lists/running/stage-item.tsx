import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { List } from '../../ui/api/list-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { ListProgress } from './list-progress.tsx'
import { hasEnded, lettersOf, lostOf, type Stage, waitingOf } from './stage-of.ts'
import { useStageWords } from './use-stage-words.ts'

/** One stage: what became of its letters, or that it follows. */
export function StageItem({
  list,
  stage,
  place,
}: {
  readonly list: List
  readonly stage: Stage
  /** From 0. */
  readonly place: number
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStageWords()
  const begun = list.begun?.[place]
  const isLast = place === (list.stage ?? 0) - 1
  const isOver = begun !== undefined && (!isLast || list.waitsFor === 'continue' || hasEnded(list))
  const isNow = begun !== undefined && !isOver
  return (
    <li
      {...(isOver && { className: 'is-done' })}
      {...(isNow && { className: 'is-now', 'aria-current': 'step' as const })}
    >
      <h3>
        {words.name(stage)}
        {isOver && <Hidden>{t('lists.stepDone')}</Hidden>}
      </h3>
      {begun === undefined ? (
        <p className="up-quiet">{t('listRunning.follows')}</p>
      ) : (
        <>
          <p className="up-quiet">
            {stage === 'seeds' ? (
              <Copies list={list} letters={begun.letters} />
            ) : (
              <Done list={list} letters={begun.letters} isNow={isNow} />
            )}
          </p>
          <p className="up-quiet">
            {begun.by === undefined
              ? t('listRunning.begunAt', { moment: format.moment(begun.at) })
              : t('listRunning.begunBy', { name: begun.by, moment: format.moment(begun.at) })}
          </p>
          {isNow && stage !== 'seeds' && <ListProgress name={words.name(stage)} list={list} letters={begun.letters} />}
        </>
      )}
    </li>
  )
}

type Letters = NonNullable<List['begun']>[number]['letters']

function Done({
  list,
  letters,
  isNow,
}: {
  readonly list: List
  readonly letters: Letters
  readonly isNow: boolean
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  // Rows of the last stage that are not accepted yet belong to it too.
  const all = lettersOf(letters) + (isNow ? list.counts.ready : 0)
  const done = lettersOf(letters) - waitingOf(letters)
  return t('listRunning.done', { count: lostOf(letters), done: format.number(done), all: format.number(all) })
}

function Copies({ list, letters }: { readonly list: List; readonly letters: Letters }): ReactNode {
  const { t } = useTranslation()
  const { copies = [] } = list
  const sent = copies.filter(({ message }) => message !== undefined)
  const left = sent.filter(({ status }) => status === 'sent' || status === 'delivered' || status === 'read')
  const [wrong] = copies.filter(({ issues }) => issues.length > 0)
  const marked = lettersOf(letters)
  return (
    <>
      {sent.length > 0 && t('listRunning.copies', { count: sent.length, left: left.length })}
      {marked > 0 && <> {t('listRunning.marked', { count: marked })}</>}
      {sent.map(({ message, row }) => (
        <span key={message}>
          {' '}
          <Link className="govuk-link" to={`/messages/${message ?? ''}`}>
            {t('listRunning.copyOfRow', { row })}
          </Link>
        </span>
      ))}
      {wrong !== undefined && (
        <> {t('listRunning.copyFailed', { row: wrong.row, why: wrong.issues[0]?.detail ?? '' })}</>
      )}
    </>
  )
}
