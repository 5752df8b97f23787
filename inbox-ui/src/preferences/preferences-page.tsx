import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useGet } from '../../../admin-ui/src/ui/api/use-api.ts'
import { PageTitle } from '../../../admin-ui/src/ui/page-title.tsx'
import { Loaded } from '../../../admin-ui/src/ui/states/loaded.tsx'
import { PreferencesForm } from './preferences-form.tsx'

export function PreferencesPage(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<Preferences>('/v1/inbox/preferences')
  return (
    <>
      <PageTitle name={t('prefs.title')} app={t('app')} />
      <p className="up-quiet in-lead">{t('prefs.lead')}</p>
      <Loaded query={query} what={t('prefs.what')} missing={t('letter.missing')}>
        {(kept) => <PreferencesForm kept={kept} />}
      </Loaded>
    </>
  )
}
