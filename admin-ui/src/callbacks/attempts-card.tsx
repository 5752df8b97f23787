import { Check, ChevronDown, ChevronUp, History, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Callback, CallbackAttempt } from '../ui/api/callback-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { Switch } from '../ui/form/switch.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { More } from '../ui/layout/more.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { AttemptDetail } from './attempt-detail.tsx'
import { nameOf, outcomeWords, typeWord } from './callback-words.ts'

interface Page {
  readonly items: readonly CallbackAttempt[]
  readonly next?: string
}
const shows = ['all', 'failed'] as const

/** The calls of the past seven days, newest first; each opens with its request and its answer. */
export function AttemptsCard({ callback }: { readonly callback: Callback }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [show, setShow] = useState<(typeof shows)[number]>('all')
  const query = usePages<Page>(`/v1/callbacks/${callback.id}/attempts${show === 'failed' ? '?failed=true' : ''}`)
  const { nextAttemptAt, waiting } = callback
  const next =
    nextAttemptAt !== undefined && waiting.events > 0
      ? t('callbacks.nextAt', { moment: format.moment(nextAttemptAt) })
      : t('callbacks.kept')
  return (
    <Card
      title={t('callbacks.attemptsOf', { name: nameOf(callback) })}
      sub={next}
      flush
      aside={
        <Switch
          name={t('callbacks.show.label')}
          choices={shows.map((value) => ({ value, name: t(`callbacks.show.${value}`) }))}
          chosen={show}
          onChoose={setShow}
        />
      }
    >
      <Loaded query={query} what={t('callbacks.attempts')}>
        {(pages: readonly Page[]) => {
          const items = pages.flatMap((page) => page.items)
          return items.length === 0 ? (
            <Empty icon={History} title={t(`callbacks.noAttempts.${show}`)} text={t('callbacks.noAttemptsText')} />
          ) : (
            <>
              <ol className="cb-attempts" role="list">
                {items.map((attempt) => (
                  <AttemptItem key={attempt.id} attempt={attempt} />
                ))}
              </ol>
              <More shown={items.length} query={query} />
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

function AttemptItem({ attempt }: { readonly attempt: CallbackAttempt }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [isOpen, setIsOpen] = useState(false)
  const isGood = attempt.outcome === 'accepted'
  const what = attempt.type === undefined ? t('callbacks.eventGone') : typeWord(t, attempt.type)
  return (
    <li>
      <div className="cb-attempt">
        <div>
          <p className="up-strong">{what}</p>
          <p className="up-quiet up-small">{format.moment(attempt.at)}</p>
        </div>
        <div>
          <p className={isGood ? 'st-state up-good-text' : 'st-state up-bad-text'}>
            <Icon of={isGood ? Check : X} /> {outcomeWords(t, attempt)}
          </p>
          <p className="up-quiet up-small">
            {t('callbacks.took', { ms: format.number(attempt.ms), attempt: attempt.attempt })}
          </p>
        </div>
        <button
          className="govuk-button up-button--quiet up-button--icon"
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon of={isOpen ? ChevronUp : ChevronDown} />
          <Hidden>
            {t(isOpen ? 'callbacks.close' : 'callbacks.open', { what, moment: format.moment(attempt.at) })}
          </Hidden>
        </button>
      </div>
      {isOpen && <AttemptDetail attempt={attempt} />}
    </li>
  )
}
