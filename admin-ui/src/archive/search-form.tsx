import { Search } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { channelNames } from '../../../api/contract/values/message.ts'
import type { ArchiveQuery } from '../ui/api/archive-types.ts'
import { Field } from '../ui/form/field.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { type QuestionFields, questionFaults, questionOf } from './question.ts'

export function SearchForm({
  question,
  onSearch,
}: {
  readonly question: ArchiveQuery
  readonly onSearch: (query: ArchiveQuery) => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as QuestionFields
    const found = questionFaults(fields)
    setFaults(found)
    const [first] = found.keys()
    if (first === undefined) onSearch({ ...filtersOf(question), ...questionOf(fields) })
    else event.currentTarget.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
  }
  const fault = (name: string) => {
    const key = faults.get(name)
    return key === undefined ? undefined : t(`archive.fault.${key}`)
  }
  const field = (name: 'number' | 'name' | 'reference' | 'dossier', value: string | undefined) => (
    <Field name={name} label={t(`archive.field.${name}`)} value={value ?? ''} fault={fault(name)} />
  )
  return (
    <form className="up-card up-stack" role="search" aria-label={t('archive.title')} onSubmit={submit} noValidate>
      <div className="up-search st-bigsearch">
        <Icon of={Search} />
        <label className="govuk-visually-hidden" htmlFor={id}>
          {t('archive.field.q')}
        </label>
        <input
          className="govuk-input"
          id={id}
          name="q"
          type="search"
          maxLength={200}
          autoComplete="off"
          placeholder={t('archive.field.q')}
          defaultValue={question.q ?? ''}
        />
      </div>
      <div className="st-filters">
        {field('number', question.insz ?? question.enterpriseNumber)}
        {field('name', question.name)}
        {field('reference', question.reference)}
        {field('dossier', question.dossier)}
        <SelectField
          name="channel"
          label={t('archive.field.channel')}
          value={question.channel ?? ''}
          choices={[
            ['', t('messages.allChannels')],
            ...channelNames.map((each) => [each, t(`channel.${each}`)] as const),
          ]}
        />
        <Field
          name="from"
          type="date"
          label={t('archive.field.from')}
          value={question.from ?? ''}
          fault={fault('from')}
        />
        <Field name="to" type="date" label={t('archive.field.to')} value={question.to ?? ''} fault={fault('to')} />
        <button className="govuk-button" type="submit">
          {t('archive.search')}
        </button>
      </div>
    </form>
  )
}

/** The filters that the form has no field for; a search with other words keeps them. */
function filtersOf({ series, class: kind, template, costCentre, status }: ArchiveQuery): ArchiveQuery {
  const filters = { series, class: kind, template, costCentre, status }
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
}
