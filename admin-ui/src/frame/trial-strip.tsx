import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LetterLimits } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { useWorkingFor } from './working-for.ts'

/** Others of the entity send too: the figure follows within half a minute. */
const followMs = 30_000

/** On every screen of an entity on trial: who gets its letters, and how many may still leave today. */
export function TrialStrip(): ReactNode {
  const { t } = useTranslation()
  const { entity, permissions } = useWorkingFor()
  if (entity?.onTrial !== true) return null
  return (
    <div className="st-strip">
      <Notice tone="warn">
        <span className="up-strong">{t('guests.strip')}</span> {t('guests.stripText')} <LettersToday />{' '}
        {(permissions.has('entity:manage') || permissions.has('messages:send')) && (
          <Link to="/guests">{t('guests.toList')}</Link>
        )}
      </Notice>
    </div>
  )
}

function LettersToday(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useGet<LetterLimits>('/v1/limits', { refetchInterval: followMs })
  const today = data?.limits.find(({ of, per }) => of === 'entity' && per === 'day')
  if (today === undefined) return null
  const numbers = { left: format.number(today.left), most: format.number(today.most) }
  return today.left > 0 ? t('guests.today', numbers) : t('guests.usedUp', numbers)
}
