import { CircleAlert, Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVariable } from '../ui/api/template-types.ts'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useLanguage, useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { withValue } from './data.ts'
import { fieldsOf, itemOf } from './shape-of.ts'
import { readValue, showValue, withoutGroups } from './typed-value.ts'

/** What a form shows with its fields, each named by its JSON pointer below the data. */
export interface FieldGuide {
  readonly hintOf: (variable: TemplateVariable, pointer: string) => string | undefined
  readonly faultAt: (pointer: string) => string | undefined
  readonly onLeave: (pointer: string) => void
}

interface Of {
  readonly variable: TemplateVariable
  readonly value: unknown
  /** `undefined`: there is no value. */
  readonly onChange: (value: unknown) => void
  readonly label?: string
  /** JSON pointer of the value below the data. */
  readonly pointer?: string
  readonly guide?: FieldGuide
}

/** One value of a letter, as a field that fits its type; groups and lists hold fields of their own. */
export function ValueField(of: Of): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const language = useLanguage()
  const { variable, value, onChange, guide } = of
  const pointer = of.pointer ?? `/${variable.name}`
  const fault = guide?.faultAt(pointer)
  const label = of.label ?? (localized(variable.label) || variable.name)
  const { type } = variable
  if (type === 'object') return <GroupField {...of} label={label} pointer={pointer} />
  if (type === 'list') return <ListField {...of} label={label} pointer={pointer} />
  if (type === 'boolean')
    return (
      <SelectField
        name={variable.name}
        label={label}
        fault={fault}
        value={typeof value === 'boolean' ? String(value) : ''}
        choices={[
          ['', t('editor.value.none')],
          ['true', t('editor.value.yes')],
          ['false', t('editor.value.no')],
        ]}
        onChange={(next) => onChange(next === '' ? undefined : next === 'true')}
      />
    )
  return (
    <TextField
      label={label}
      hint={guide?.hintOf(variable, pointer)}
      fault={fault}
      onLeave={() => {
        const plain = withoutGroups(type, value)
        if (plain !== value) onChange(plain)
        guide?.onLeave(pointer)
      }}
      value={showValue(type, value, language)}
      type={type === 'date' ? 'date' : 'text'}
      {...(type === 'longText' && { rows: 3 })}
      maxLength={variable.maxLength ?? 2000}
      onChange={(next) => onChange(readValue(type, next))}
    />
  )
}

function GroupField({ variable, value, onChange, label, pointer = '', guide }: Of): ReactNode {
  const { t } = useTranslation()
  const all = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const fields = fieldsOf(variable)
  return (
    <fieldset className="st-group">
      <legend className="up-small up-strong">{label}</legend>
      <GroupFault text={guide?.faultAt(pointer)} />
      {fields.length === 0 && <p className="up-quiet up-small">{t('editor.value.noFields')}</p>}
      {fields.map((field) => (
        <ValueField
          key={field.name}
          variable={field}
          pointer={`${pointer}/${field.name}`}
          {...(guide && { guide })}
          value={all[field.name]}
          onChange={(next) => onChange(withValue(all, field.name, next))}
        />
      ))}
    </fieldset>
  )
}

function ListField({ variable, value, onChange, label, pointer = '', guide }: Of): ReactNode {
  const { t } = useTranslation()
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  const item = itemOf(variable)
  return (
    <fieldset className="st-group">
      <legend className="up-small up-strong">{label}</legend>
      <GroupFault text={guide?.faultAt(pointer)} />
      {items.map((each, index) => (
        <div key={index} className={item.type === 'object' ? 'st-group__item st-group__item--group' : 'st-group__item'}>
          <ValueField
            variable={item}
            pointer={`${pointer}/${index}`}
            {...(guide && { guide })}
            label={`${label} ${index + 1}`}
            value={each}
            onChange={(next) => onChange(items.map((old, at) => (at === index ? (next ?? '') : old)))}
          />
          <button
            className="govuk-button up-button--quiet up-button--dense up-button--icon"
            type="button"
            onClick={() => onChange(items.filter((_, at) => at !== index))}
          >
            <Icon of={Trash2} />
            <Hidden>
              {t('editor.remove')} {label} {index + 1}
            </Hidden>
          </button>
        </div>
      ))}
      <button
        className="govuk-button up-button--quiet up-button--dense"
        type="button"
        onClick={() => onChange([...items, item.type === 'object' ? {} : ''])}
      >
        <Icon of={Plus} /> {t('editor.value.add')} <Hidden>{label}</Hidden>
      </button>
    </fieldset>
  )
}

function GroupFault({ text }: { readonly text: string | undefined }): ReactNode {
  if (text === undefined) return null
  return (
    <p className="govuk-error-message up-small">
      <Icon of={CircleAlert} /> {text}
    </p>
  )
}
