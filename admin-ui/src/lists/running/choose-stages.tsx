import { OctagonX } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import type { List } from '../../ui/api/list-types.ts'
import { CheckField } from '../../ui/form/check-field.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { BeginStage } from './begin-stage.tsx'
import { stagesOf } from './stage-of.ts'
import { StopDialog } from './stop-dialog.tsx'
import { useStageWords } from './use-stage-words.ts'

const usualFirst = '50'
/** Shorter lists are sent at once, unless a person chooses otherwise. */
const isShort = ({ total = 0 }: List): boolean => total <= Number(usualFirst)

/** The way in which a list leaves, before anything of it does. */
export function ChooseStages({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStageWords()
  const may = useMay('messages:send')
  const [copies, setCopies] = useState(list.stages?.[0] === 'seeds')
  const [paper, setPaper] = useState(false)
  const chosen = list.stages?.find((each) => typeof each === 'number')
  const [isFirst, setFirst] = useState(chosen !== undefined || !isShort(list))
  const [number, setNumber] = useState(String(chosen ?? usualFirst))
  const first = /^[1-9]\d{0,4}$/.test(number.trim()) ? Number(number) : undefined
  const stages = stagesOf({ copies, first: isFirst ? first : undefined })
  const [begins] = stages
  const { ready, fixable, refused } = list.counts
  return (
    <Card title={t('listRunning.how')} sub={t('listRunning.howSub')}>
      <div className="up-stack">
        <div className="st-choosestages">
          <CheckField label={t('listRunning.withCopies')} checked={copies} onChange={setCopies} />
          {copies && (
            <div className="st-choosestages__more up-stack up-stack--s">
              <p className="up-quiet up-small">{t('listRunning.copiesText')}</p>
              <CheckField label={t('listRunning.onPaper')} checked={paper} onChange={setPaper} />
            </div>
          )}
          <CheckField label={t('listRunning.withFirst')} checked={isFirst} onChange={setFirst} />
          {isFirst && (
            <div className="st-choosestages__more st-choosestages__number">
              <TextField
                label={t('listRunning.firstNumber')}
                hint={t('listRunning.firstHint')}
                value={number}
                maxLength={5}
                fault={first === undefined ? t('listRunning.firstFault') : undefined}
                onChange={setNumber}
              />
            </div>
          )}
        </div>
        <p>
          <b>
            {stages
              .map((each, place) => (place === 0 && each === 'rest' ? t('listRunning.stage.all') : words.name(each)))
              .join(' · ')}
          </b>
        </p>
        {fixable + refused > 0 && (
          <p className="up-quiet">
            {t('listRunning.staysBehind', { count: fixable + refused, number: format.number(fixable + refused) })}
          </p>
        )}
        <WhyNotYet list={list} />
        {may && begins !== undefined && (
          <BeginStage
            list={list}
            stage={begins}
            stages={stages}
            copies={copies ? { email: true, ...(paper && { paper: true }) } : undefined}
            disabled={ready === 0 || list.waitsFor !== 'continue' || (isFirst && first === undefined)}
          />
        )}
        {!may && <p className="up-quiet">{t('listRunning.mayNotBegin')}</p>}
        <Discard list={list} />
        {list.keptUntil !== undefined && (
          <p className="up-quiet up-small">{t('listRunning.keptUntil', { date: format.date(list.keptUntil) })}</p>
        )}
      </div>
    </Card>
  )
}

function WhyNotYet({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const { status, waitsFor, counts } = list
  if (status === 'receiving' || status === 'checking') return <p role="status">{t('listRunning.stillChecking')}</p>
  if (status === 'paused' && waitsFor === undefined) return <p role="status">{t('listRunning.isPaused')}</p>
  return counts.ready === 0 ? <p role="status">{t('listRunning.nothingReady')}</p> : null
}

/** A list that is not sent after all is cancelled, so that its rows do not wait. */
function Discard({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const may = [useMay('messages:stop'), useMay('messages:send')].some(Boolean)
  if (!may) return null
  return (
    <div>
      <button className="govuk-button up-button--quiet" type="button" onClick={() => setAsked(true)}>
        <Icon of={OctagonX} /> {t('listRunning.discard')}
      </button>
      {asked && <StopDialog list={list} kind="cancel" onClose={() => setAsked(false)} />}
    </div>
  )
}
