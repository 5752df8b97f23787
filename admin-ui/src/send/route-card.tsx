import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoutePreview } from '../../../api/contract/messages/route-preview.ts'
import { useApi } from '../ui/api/use-api.ts'
import { now } from '../ui/clock.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { usePartsWords } from '../ui/format/use-parts-words.ts'
import { Card } from '../ui/layout/card.tsx'
import { Tag } from '../ui/layout/tag.tsx'

/** The route of a letter that would be accepted now; a letter with faults has none. */
export function useRoutePreview(
  request: Readonly<Record<string, unknown>>,
  isValid: boolean,
): UseQueryResult<RoutePreview> {
  const api = useApi()
  return useQuery({
    queryKey: [api.scope, '/v1/route-previews', request],
    queryFn: ({ signal }) => api.send<RoutePreview>('POST', '/v1/route-previews', request, { signal }),
    enabled: isValid,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
}

/** How the letter goes, channel by channel, what can follow, and what it costs. */
export function RouteCard({
  preview,
  isValid,
}: {
  readonly preview: UseQueryResult<RoutePreview>
  readonly isValid: boolean
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = preview
  if (!isValid || data === undefined)
    return (
      <Card title={t('sendOne.route')}>
        <p className="up-quiet">
          {t(!isValid ? 'sendOne.noRoute' : preview.isError ? 'sendOne.routeFailed' : 'sendOne.routeBusy')}
        </p>
      </Card>
    )
  const { price } = data
  return (
    <Card
      title={t('sendOne.route')}
      aside={price !== undefined && <b className="st-send__price">{format.price(price)}</b>}
      {...(price?.estimated === true && { sub: t('sendOne.estimated') })}
    >
      <Steps preview={data} />
      <RunNotice preview={data} />
      <Following preview={data} />
    </Card>
  )
}

/** A letter on paper waits for the next print run: said where that is not today. */
function RunNotice({ preview: { channel, ifPaper } }: { readonly preview: RoutePreview }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (channel !== 'print' || ifPaper === undefined) return null
  const isToday = format.date(ifPaper.cutOffAt) === format.date(now().toISOString())
  const at = format.moment(ifPaper.cutOffAt)
  return isToday ? (
    <p className="up-quiet up-small">{t('sendOne.runToday', { at: format.time(ifPaper.cutOffAt) })}</p>
  ) : (
    <Notice tone="warn" title={t('sendOne.runLater')}>
      {t('sendOne.runLaterText', { at })}
    </Notice>
  )
}

function Steps({ preview: { route } }: { readonly preview: RoutePreview }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  return (
    <ol className="st-route" role="list">
      {route.map(({ step, channel, chosen, rule, because }) => (
        <li key={`${step}-${channel}-${rule}`}>
          <div>
            <b>{t(`channel.${channel}`)}</b>
            <p>{localized(because)}</p>
          </div>
          {chosen ? (
            <Tag tone="good" icon={Check}>
              {t('sendOne.first')}
            </Tag>
          ) : (
            <Tag icon={Minus}>{t('sendOne.skipped')}</Tag>
          )}
        </li>
      ))}
    </ol>
  )
}

/** What happens if the letter is not read or comes back, and the price of paper where paper can follow. */
function Following({ preview: { next, ifPaper, channel } }: { readonly preview: RoutePreview }): ReactNode {
  const { t } = useTranslation()
  const words = usePartsWords()
  const format = useFormat()
  const lines = next.map((step) => {
    const at = step.at === undefined ? '' : format.date(step.at)
    const key = `sendOne.next.${step.if}${step.at === undefined ? '' : 'At'}`
    const then =
      step.channel === undefined
        ? t('sendOne.thenNothing')
        : t('sendOne.follows', { channel: t(`channel.${step.channel}`) })
    return [t(key, { at }), then].join(' ')
  })
  const paper =
    ifPaper === undefined
      ? undefined
      : t(channel === 'print' ? 'sendOne.onPaper' : 'sendOne.ifPaper', {
          count: ifPaper.sheets,
          postage: t(`contract.class.${ifPaper.postage}`),
          price: ifPaper.price === undefined ? '–' : words.price(ifPaper.price),
        })
  return (
    <>
      <ul className="st-send__next">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {paper !== undefined && <p className="up-quiet up-small">{paper}</p>}
    </>
  )
}
