import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../admin-ui/src/ui/api/api-types.ts'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Notice } from '../../../admin-ui/src/ui/notice.tsx'
import { AlertFields } from './alert-fields.tsx'
import { Choice } from './choice.tsx'

const languages: readonly Language[] = ['nl', 'fr', 'de', 'en']
const path = '/v1/inbox/preferences'

export function PreferencesForm({ kept }: { readonly kept: Preferences }): ReactNode {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(kept)
  const [asked, setAsked] = useState(false)
  const save = useSave()
  const emailMissing = draft.alerts && (draft.email ?? '').trim() === ''
  const change = (part: Partial<Preferences>) => {
    setDraft({ ...draft, ...part })
    save.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (emailMissing) document.getElementById('email')?.focus()
    else if (!save.isPending) save.mutate(draft)
  }
  return (
    <form className="in-form" onSubmit={submit} noValidate>
      <fieldset className="up-stack">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--l">{t('prefs.channel')}</legend>
        <div className="govuk-radios">
          {(['digital', 'paper'] as const).map((channel) => (
            <Choice
              key={channel}
              kind="radio"
              card
              name="channel"
              label={t(`prefs.${channel}`)}
              hint={t(`prefs.${channel}Hint`)}
              checked={draft.channel === channel}
              onChange={() => change({ channel })}
            />
          ))}
        </div>
      </fieldset>
      <AlertFields draft={draft} emailMissing={asked && emailMissing} onChange={change} />
      <fieldset className="up-stack">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--l">{t('prefs.large')}</legend>
        <Choice
          kind="checkbox"
          name="largePrint"
          label={t('prefs.largeLabel')}
          hint={t('prefs.largeHint')}
          checked={draft.largePrint}
          onChange={(largePrint) => change({ largePrint })}
        />
        <div className="in-sample up-paper" aria-hidden="true">
          <div className="in-sample__normal">{t('prefs.sampleNormal')}</div>
          <div className="in-sample__large">{t('prefs.sampleLarge')}</div>
        </div>
      </fieldset>
      <fieldset className="up-stack">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--l">{t('prefs.language')}</legend>
        <p className="govuk-hint">{t('prefs.languageHint')}</p>
        <div className="govuk-radios in-languages">
          {languages.map((language) => (
            <Choice
              key={language}
              kind="radio"
              name="language"
              label={t(`language.${language}`)}
              lang={language}
              checked={draft.language === language}
              onChange={() => change({ language })}
            />
          ))}
        </div>
      </fieldset>
      {save.isError && (
        <Notice tone="bad" status>
          {t('states.saveFailed')}
        </Notice>
      )}
      {save.isSuccess && (
        <Notice tone="good" status>
          {t('prefs.saved')}
        </Notice>
      )}
      <div className="in-save">
        <button className="govuk-button" type="submit" aria-disabled={save.isPending}>
          {save.isPending ? t('prefs.saving') : t('prefs.save')}
        </button>
        <span className="up-quiet in-save__hint">{t('prefs.saveHint')}</span>
      </div>
    </form>
  )
}

function useSave() {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: Preferences) => api.send<Preferences>('PUT', path, draft),
    onSuccess: (_, draft) => client.setQueryData([api.scope, path], draft),
  })
}
