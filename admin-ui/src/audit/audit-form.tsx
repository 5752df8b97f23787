import { Search } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readNumber } from '../archive/question.ts'
import type { AuditQuery } from '../ui/api/data-protection-types.ts'
import { Field } from '../ui/form/field.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { Icon } from '../ui/icon.tsx'

const kinds = ['opened', 'searched', 'exported', 'access'] as const
type Fields = Readonly<Record<'actor' | 'number' | 'kind' | 'subject' | 'from' | 'to', string>>
interface FormFault {
  readonly field: 'number' | 'to'
  readonly key: string
}

export function AuditForm({
  query,
  onSearch,
}: {
  readonly query: AuditQuery
  readonly onSearch: (query: AuditQuery) => void
}): ReactNode {
  const { t } = useTranslation()
  const [fault, setFault] = useState<FormFault>()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const fields = Object.fromEntries(new FormData(form)) as unknown as Fields
    const found = faultOf(fields)
    setFault(found)
    if (found === undefined) onSearch(queryOf(fields))
    else form.querySelector<HTMLElement>(`[name="${found.field}"]`)?.focus()
  }
  const faultAt = (field: FormFault['field']) => (fault?.field === field ? t(`archive.fault.${fault.key}`) : undefined)
  return (
    <form className="st-filters st-part" role="search" aria-label={t('audit.title')} onSubmit={submit} noValidate>
      <Field name="actor" label={t('audit.filter.actor')} value={query.actor ?? ''} />
      <Field
        name="number"
        label={t('audit.filter.number')}
        value={query.insz ?? query.enterpriseNumber ?? ''}
        fault={faultAt('number')}
      />
      <SelectField
        name="kind"
        label={t('audit.filter.kind')}
        value={query.kind ?? ''}
        choices={[['', t('audit.all')], ...kinds.map((each) => [each, t(`audit.kind.${each}`)] as const)]}
      />
      <Field name="subject" label={t('audit.filter.subject')} value={query.subject ?? ''} />
      <Field name="from" type="date" label={t('archive.field.from')} value={query.from ?? ''} />
      <Field name="to" type="date" label={t('archive.field.to')} value={query.to ?? ''} fault={faultAt('to')} />
      <button className="govuk-button" type="submit">
        <Icon of={Search} /> {t('audit.show')}
      </button>
      {Object.keys(query).length > 0 && (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => onSearch({})}>
          {t('audit.everyone')}
        </button>
      )}
    </form>
  )
}

function faultOf({ number, from, to }: Fields): FormFault | undefined {
  if (number.trim() !== '') {
    const read = readNumber(number)
    if (read.kind === undefined) return { field: 'number', key: 'numberLength' }
    if (!read.isRight) return { field: 'number', key: 'numberCheck' }
  }
  return from !== '' && to !== '' && from > to ? { field: 'to', key: 'period' } : undefined
}

function queryOf({ actor, number, kind, subject, from, to }: Fields): AuditQuery {
  const read = number.trim() === '' ? undefined : readNumber(number)
  const query = {
    actor: actor.trim(),
    insz: read?.kind === 'insz' ? read.number : '',
    enterpriseNumber: read?.kind === 'enterpriseNumber' ? read.number : '',
    kind,
    subject: subject.trim(),
    from,
    to,
  }
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}
