import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../admin-ui/src/ui/api/api-types.ts'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { isProblem } from '../../../admin-ui/src/ui/api/problem.ts'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { storedInSession } from '../../../admin-ui/src/ui/stored-in-session.ts'
import { ChannelChange } from './channel-change.tsx'
import { Choice } from './choice.tsx'
import { MailOfLetters } from './mail-of-letters.tsx'

const languages: readonly Language[] = ['nl', 'fr', 'de', 'en']
const path = '/v1/inbox/preferences'
type Draft = Pick<Preferences, 'channel' | 'largePrint' | 'language'>
const draftOf = ({ channel, largePrint, language }: Preferences): Draft => ({ channel, largePrint, language })
/** Choices that could not be saved because the session had ended; they contain no personal data. */
const unsaved = storedInSession<Draft>('uitpost-unsaved-preferences')

export function PreferencesForm({ saved }: { readonly saved: Preferences }): ReactNode {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft>(() => ({ ...draftOf(saved), ...unsaved.find() }))
  const save = useSave()
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    save.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // Alerts are saved apart, and may have changed since this form was opened.
    if (!save.isPending) save.mutate({ ...draft, alerts: saved.alerts })
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
        <ChannelChange saved={saved} chosen={draft.channel} />
        {draft.channel === 'digital' && <MailOfLetters saved={saved} />}
      </fieldset>
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
    mutationFn: (draft: Draft & Pick<Preferences, 'alerts'>) => api.send<Preferences>('PUT', path, draft),
    onSuccess: (saved) => {
      unsaved.forget()
      client.setQueryData([api.scope, path], saved)
    },
    // The sign-in page replaces this form; afterwards the reader finds the same choices again.
    onError: (error, { channel, largePrint, language }) => {
      if (isProblem(error, 401)) unsaved.keep({ channel, largePrint, language })
    },
  })
}
