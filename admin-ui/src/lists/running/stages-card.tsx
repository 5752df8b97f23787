import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import type { List } from '../../ui/api/list-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { BeginStage } from './begin-stage.tsx'
import { ChooseStages } from './choose-stages.tsx'
import { StageItem } from './stage-item.tsx'
import { hasEnded, rowsOf, type Stage } from './stage-of.ts'
import { useStageWords } from './use-stage-words.ts'

/** The stages of a list: done, now, next; and the button that begins the next one. */
export function StagesCard({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStageWords()
  const { stages = [], stage = 0, estimatedEnd } = list
  if (hasEnded(list) && stage === 0) return null
  if (stage === 0) return <ChooseStages list={list} />
  const waits = list.waitsFor === 'continue'
  const [now, next] = [stages[stage - 1], stages[stage]]
  const title = hasEnded(list)
    ? t('listRunning.ended')
    : list.status === 'paused' && !waits
      ? t('listRunning.stopped')
      : t(waits ? 'listRunning.wasSent' : 'listRunning.leaves', { stage: now === undefined ? '' : words.name(now) })
  return (
    <Card
      title={title}
      flush
      {...(estimatedEnd !== undefined && {
        aside: (
          <span className="up-quiet up-small">{t('listRunning.readyAround', { time: format.time(estimatedEnd) })}</span>
        ),
      })}
    >
      <ol className="st-stages" role="list">
        {stages.map((each, place) => (
          <StageItem key={place} list={list} stage={each} place={place} />
        ))}
      </ol>
      {waits && next !== undefined && (
        <div className="st-stages__next">
          <NextStage list={list} next={next} />
        </div>
      )}
    </Card>
  )
}

function NextStage({ list, next }: { readonly list: List; readonly next: Stage }): ReactNode {
  const { t } = useTranslation()
  const may = useMay('messages:send')
  const words = useStageWords()
  if (next !== 'seeds' && rowsOf(next, list) === 0) return <p>{t('listRunning.noneReady')}</p>
  return (
    <>
      <p>{t('listRunning.looked', { stage: words.name(next) })}</p>
      {may ? <BeginStage list={list} stage={next} /> : <p className="up-quiet">{t('listRunning.mayNotBegin')}</p>}
    </>
  )
}
