import { RefreshCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { Empty } from '../ui/states/empty.tsx'

/** A screen that could not be fetched (a new version was installed) or that failed: reloading solves both. */
export function BrokenPage(): ReactNode {
  const { t } = useTranslation()
  return (
    <main className="st-main st-main--alone" id="inhoud">
      <Empty icon={TriangleAlert} title={t('frame.brokenTitle')} text={t('frame.brokenText')} alone>
        <button className="govuk-button" type="button" onClick={() => location.reload()}>
          <Icon of={RefreshCw} /> {t('frame.reload')}
        </button>
      </Empty>
    </main>
  )
}
