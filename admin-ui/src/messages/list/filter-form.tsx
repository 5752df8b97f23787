import { type FormEvent, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { channelNames } from '../../../../api/contract/values/message.ts'
import { SelectField } from '../../ui/form/select-field.tsx'
import { type FilterState, periods } from './message-filters.ts'
import { passOnPerson, personNumber } from './person-query.ts'
import { useTemplateNames } from './template-names.ts'
import { usePeriodWords } from './use-period-words.ts'

/** The search starts only when the button is pressed: a choice by keyboard must not change the page. */
export function FilterForm({ state }: { readonly state: FilterState }): ReactNode {
  const { t } = useTranslation()
  const periodWords = usePeriodWords()
  const id = useId()
  const templates = useTemplateNames()
  const navigate = useNavigate()
  const { filters } = state
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const value = (name: string) => {
      const given = form.get(name)
      return typeof given === 'string' ? given.trim() : ''
    }
    if (personNumber(value('reference')) !== undefined) {
      passOnPerson(value('reference'))
      void navigate('/messages/person')
      return
    }
    state.change({
      reference: value('reference'),
      template: value('template'),
      channel: value('channel'),
      period: value('period'),
    })
  }
  return (
    // The key resets the form for each set of filters: the fields show the filters of the address bar.
    <form
      key={JSON.stringify(filters)}
      className="st-filters"
      role="search"
      aria-label={t('messages.filter')}
      onSubmit={submit}
    >
      <div className="govuk-form-group st-field">
        <label className="govuk-label up-small" htmlFor={`${id}-r`}>
          {t('messages.reference')}
        </label>
        <input
          className="govuk-input"
          id={`${id}-r`}
          name="reference"
          maxLength={100}
          autoComplete="off"
          defaultValue={filters.reference ?? ''}
        />
      </div>
      {templates.size > 0 && (
        <SelectField
          name="template"
          label={t('messages.template')}
          value={filters.template ?? ''}
          choices={[['', t('messages.allTemplates')], ...templates]}
        />
      )}
      <SelectField
        name="channel"
        label={t('messages.channel')}
        value={filters.channel ?? ''}
        choices={[
          ['', t('messages.allChannels')],
          ...channelNames.map((each) => [each, t(`channel.${each}`)] as const),
        ]}
      />
      <SelectField
        name="period"
        label={t('messages.period')}
        value={filters.period ?? ''}
        choices={[
          ['', t('messages.allPeriods')],
          ...[...new Set([...Object.keys(periods), ...(filters.period === undefined ? [] : [filters.period])])].map(
            (each) => [each, periodWords(each)] as const,
          ),
        ]}
      />
      <button className="govuk-button" type="submit">
        {t('messages.search')}
      </button>
    </form>
  )
}
