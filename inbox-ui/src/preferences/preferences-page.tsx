import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useGet } from '../../../admin-ui/src/ui/api/use-api.ts'
import { PageTitle } from '../../../admin-ui/src/ui/layout/page-title.tsx'
import { Empty } from '../../../admin-ui/src/ui/states/empty.tsx'
import { Loaded } from '../../../admin-ui/src/ui/states/loaded.tsx'
import { useActingFor } from '../frame/acting-for.ts'
import { AlertsSection } from './alerts-section.tsx'
import { PreferencesForm } from './preferences-form.tsx'
import { QuietSection } from './quiet-section.tsx'

/** A mandate to read, and the role of a reader in an enterprise, do not include the right to choose how letters arrive. */
export function PreferencesPage(): ReactNode {
  const acting = useActingFor()
  const { mandate } = acting
  if (mandate?.kind === 'citizen') return <OnlyReading name={acting.name} why="prefs.notYoursText" />
  if (mandate?.role === 'reader') return <OnlyReading name={acting.name} why="prefs.notYoursRole" />
  return <OwnPreferences />
}

function OnlyReading({ name, why }: { readonly name: string; readonly why: string }): ReactNode {
  const { t } = useTranslation()
  const acting = useActingFor()
  return (
    <>
      <PageTitle name={t('prefs.title')} app={t('app')} />
      <Empty icon={Lock} title={t('prefs.notYours', { name })} text={t(why)}>
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => acting.choose(undefined)}>
          {t('prefs.own')}
        </button>
      </Empty>
    </>
  )
}

function OwnPreferences(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<Preferences>('/v1/inbox/preferences')
  return (
    <>
      <PageTitle name={t('prefs.title')} app={t('app')} />
      <p className="up-quiet in-lead">{t('prefs.lead')}</p>
      <Loaded query={query} what={t('prefs.what')} missing={t('letter.missing')}>
        {(saved) => (
          <>
            <PreferencesForm saved={saved} />
            <AlertsSection saved={saved} />
            <QuietSection saved={saved} />
          </>
        )}
      </Loaded>
    </>
  )
}
