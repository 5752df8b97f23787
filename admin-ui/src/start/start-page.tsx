import { CircleCheck, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import { now } from '../ui/clock.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Failed } from '../ui/states/failed.tsx'
import { Loading } from '../ui/states/loading.tsx'
import { AccessCard } from './access-card.tsx'
import { useChannelWords } from './channel-words.ts'
import { NextRunCard } from './next-run-card.tsx'
import type { ActionItem } from './questions.ts'
import { useActionItems } from './use-action-items.ts'

/** The action items of this person, most urgent first. */
export function StartPage(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const moment = now().toISOString()
  return (
    <>
      <PageTop name={t('start.title')} sub={capital(`${format.weekday(moment)}, ${format.time(moment)}`)} />
      <div className="st-two">
        <ForYou />
        <aside className="up-stack up-stack--l" aria-label={t('start.aside')}>
          <NextRunCard />
          <AccessCard />
        </aside>
      </div>
    </>
  )
}

function ForYou(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const maySend = useMay('messages:send')
  const { actionItems, busy, error, allFailed, retry, stop } = useActionItems()
  if (actionItems.length === 0 && busy) return <Loading onStop={stop} />
  if (actionItems.length === 0 && error !== null)
    return allFailed ? (
      <Failed error={error} what={t('start.what')} alone={false} onRetry={retry} />
    ) : (
      <PartUnknown onRetry={retry} />
    )
  if (actionItems.length === 0) {
    return (
      <Empty
        icon={CircleCheck}
        title={t('start.allDone')}
        text={t('start.allDoneText', { time: format.time(now().toISOString()) })}
      >
        {maySend && (
          <Link className="govuk-button govuk-button--secondary" to="/send">
            <Icon of={Send} /> {t('start.send')}
          </Link>
        )}
      </Empty>
    )
  }
  return (
    <div className="up-stack">
      {error !== null && <PartUnknown onRetry={retry} />}
      <ActionItemList actionItems={actionItems} />
    </div>
  )
}

/** One question has no answer: the answers to the others are valid, and it is not known whether there is more. */
function PartUnknown({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <Notice tone="warn" status title={t('start.partUnknown')}>
      <p>{t('start.partUnknownText')}</p>
      <button className="govuk-button govuk-button--secondary" type="button" onClick={onRetry}>
        {t('states.retry')}
      </button>
    </Notice>
  )
}

function ActionItemList({ actionItems }: { readonly actionItems: readonly ActionItem[] }): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="up-card up-card--flush" aria-labelledby="for-you">
      <div className="up-card__head">
        <h2 id="for-you">{t('start.forYou')}</h2>
        <span className="up-quiet up-small">{t('start.count', { count: actionItems.length })}</span>
      </div>
      <ul className="st-todo" role="list">
        {actionItems.map((item) => (
          <ActionItemRow key={item.name} item={item} />
        ))}
      </ul>
    </section>
  )
}

function ActionItemRow({ item }: { readonly item: ActionItem }): ReactNode {
  const { t } = useTranslation()
  // The API counts no further than one page: the title then says ‘more than’.
  const aboutChannels = useChannelWords(item.channels)
  const words = {
    ...aboutChannels,
    count: item.count,
    number: item.more ? t('start.moreThan', { count: item.count }) : String(item.count),
  }
  return (
    <li>
      <span className={`st-todo__sign is-${item.tone}`}>
        <Icon of={item.icon} />
      </span>
      <div>
        <h3>{t(`start.ask.${item.name}.title`, words)}</h3>
        <p className="up-quiet">{t(`start.ask.${item.name}.text`, words)}</p>
      </div>
      <Link className="govuk-button govuk-button--secondary" to={item.to}>
        {t(`start.ask.${item.name}.do`, words)}
      </Link>
    </li>
  )
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
