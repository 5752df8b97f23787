import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { SelectField } from '../../../admin-ui/src/ui/form/select-field.tsx'
import { TextField } from '../../../admin-ui/src/ui/form/text-field.tsx'
import { Choice } from './choice.tsx'
import { type QuietDraft, quietDraftOf, quietFaults, quietOf } from './quiet-draft.ts'
import { useChoices } from './use-alert-address.ts'

const hours = Array.from({ length: 24 }, (_, hour) => String(hour))

/** When no mail announces letters: hours of the day, weekends, and days away. It is saved apart from the other choices. */
export function QuietSection({ saved }: { readonly saved: Preferences }): ReactNode {
  const { t } = useTranslation()
  const save = useChoices(saved)
  const [draft, setDraft] = useState<QuietDraft>(() => quietDraftOf(saved.quiet))
  const [isChecked, setChecked] = useState(false)
  const faults = quietFaults(draft)
  const faultOf = (part: keyof typeof faults) => (isChecked && faults[part] ? t(`quiet.${faults[part]}`) : undefined)
  const change = (part: Partial<QuietDraft>): void => {
    setDraft({ ...draft, ...part })
    save.reset()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (Object.keys(faults).length === 0 && !save.isPending) save.mutate({ quiet: quietOf(draft) })
  }
  const hourField = (end: 'nightFrom' | 'nightUntil', label: string) => (
    <SelectField
      name={end}
      label={label}
      value={draft[end]}
      choices={hours.map((hour) => [hour, t('quiet.hour', { hour })])}
      fault={end === 'nightUntil' ? faultOf('night') : undefined}
      onChange={(value) => change({ [end]: value })}
    />
  )
  return (
    <form className="in-form" aria-labelledby="quiet" onSubmit={submit} noValidate>
      <div className="up-stack">
        <h2 id="quiet">{t('quiet.title')}</h2>
        <p>{t('quiet.lead')}</p>
        <Choice
          kind="checkbox"
          name="night"
          label={t('quiet.night')}
          checked={draft.night}
          onChange={(night) => change({ night })}
        />
        {draft.night && (
          <div className="in-indent in-fromto">
            {hourField('nightFrom', t('quiet.from'))}
            {hourField('nightUntil', t('quiet.until'))}
          </div>
        )}
        <Choice
          kind="checkbox"
          name="weekends"
          label={t('quiet.weekends')}
          checked={draft.weekends}
          onChange={(weekends) => change({ weekends })}
        />
        <Choice
          kind="checkbox"
          name="away"
          label={t('quiet.away')}
          hint={t('quiet.awayHint')}
          checked={draft.away}
          onChange={(away) => change({ away })}
        />
        {draft.away && (
          <div className="in-indent in-fromto">
            <TextField
              type="date"
              label={t('quiet.awayFrom')}
              value={draft.awayFrom}
              onChange={(awayFrom) => change({ awayFrom })}
            />
            <TextField
              type="date"
              label={t('quiet.awayUntil')}
              value={draft.awayUntil}
              fault={faultOf('away')}
              onChange={(awayUntil) => change({ awayUntil })}
            />
          </div>
        )}
        <div role="status">
          {save.isError && <Notice tone="bad">{t('states.saveFailed')}</Notice>}
          {save.isSuccess && <Notice tone="good">{t('quiet.saved')}</Notice>}
        </div>
        <div>
          <button className="govuk-button govuk-button--secondary" type="submit" aria-disabled={save.isPending}>
            {save.isPending ? t('prefs.saving') : t('quiet.save')}
          </button>
        </div>
      </div>
    </form>
  )
}
