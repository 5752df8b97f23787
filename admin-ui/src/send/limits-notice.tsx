import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkingFor } from '../frame/working-for.ts'
import type { LetterLimits } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'

/** The share of the limit of a day below which the form says how many letters are left. */
const nearEnd = 0.1

/** Says that no letter can leave today any more, or that few can. An entity on trial has this on every screen. */
export function LimitsNotice(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { entity } = useWorkingFor()
  const { data } = useGet<LetterLimits>('/v1/limits', { refetchInterval: 30_000 })
  const today = data?.limits.find(({ of, per }) => of === 'entity' && per === 'day')
  if (entity?.onTrial === true || today === undefined || today.left > today.most * nearEnd) return null
  const numbers = { count: today.left, left: format.number(today.left), most: format.number(today.most) }
  return today.left === 0 ? (
    <Notice tone="bad" title={t('sendOne.usedUp', numbers)}>
      {t('sendOne.usedUpText')}
    </Notice>
  ) : (
    <Notice tone="warn" title={t('sendOne.fewLeft', numbers)} />
  )
}
