import { Ban } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../../admin-ui/src/ui/states/empty.tsx'
import { useActingFor } from './acting-for.ts'

/** Replaces every screen of an inbox whose mandate ended: the reader chooses to continue with their own letters. */
export function MandateEnded(): ReactNode {
  const { t } = useTranslation()
  const acting = useActingFor()
  return (
    <Empty icon={Ban} title={t('act.endedTitle')} text={`${t('act.ended')} ${t('act.endedKept')}`} alone>
      <button className="govuk-button" type="button" onClick={() => acting.choose(undefined)}>
        {t('act.own')}
      </button>
    </Empty>
  )
}
