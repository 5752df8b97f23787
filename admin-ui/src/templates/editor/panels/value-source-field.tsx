import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVariable } from '../../../ui/api/template-types.ts'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { useLanguage } from '../../../ui/format/use-format.ts'
import { useMeaning } from './use-meaning.ts'
import { showFixed, sourceOf, storeFixed, type ValueKind, variablesFor } from './value-source.ts'

const fixed = 'fixed'
const composed = 'composed'

/** One value: chosen by meaning from the variables of the right type, or a fixed value that the hub checks. */
export function ValueSourceField({
  kind,
  label,
  none,
  stored,
  variables,
  fault,
  onChange,
}: {
  readonly kind: ValueKind
  readonly label: string
  /** The word for no value. */
  readonly none: string
  readonly stored: string | undefined
  readonly variables: readonly TemplateVariable[]
  /** The report of the hub on the stored value. */
  readonly fault?: string | undefined
  readonly onChange: (stored: string | undefined) => void
}): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
  const meaning = useMeaning()
  // A fixed value was chosen and is still empty; and while a value is typed, the field keeps the typed form.
  const [writing, setWriting] = useState(false)
  const [typed, setTyped] = useState<string>()
  const source = sourceOf(stored)
  const isFixed = source.from === 'fixed' || (source.from === 'nothing' && writing)
  const offered = variablesFor(kind, variables)
  const chosen =
    source.from === 'variable' ? `{{${source.path}}}` : isFixed ? fixed : source.from === composed ? composed : ''
  const choices: (readonly [string, string])[] = [
    ['', none],
    ...offered.map(({ expression, path, parts }) => [expression, meaning(parts, path)] as const),
    [fixed, t('editor.valueSource.fixed')],
  ]
  // The value of the draft stays visible, also when the hub refuses it.
  if (source.from === 'variable' && !offered.some(({ path }) => path === source.path))
    choices.push([chosen, source.path])
  if (source.from === composed) choices.push([composed, t('editor.valueSource.composed')])
  const choose = (next: string) => {
    setTyped(undefined)
    setWriting(next === fixed)
    if (next === composed) return
    onChange(next === fixed || next === '' ? undefined : next)
  }
  const write = (text: string) => {
    setTyped(text)
    setWriting(true)
    onChange(text === '' ? undefined : storeFixed(kind, text))
  }
  return (
    <div className="st-valuesource">
      <SelectField
        name={kind}
        label={label}
        value={chosen}
        choices={choices}
        onChange={choose}
        fault={isFixed || source.from === composed ? undefined : fault}
      />
      {isFixed && (
        <TextField
          label={t('editor.valueSource.valueOf', { label })}
          hint={t(`editor.valueSource.hint.${kind}`, { defaultValue: '' }) || undefined}
          type={kind === 'due' && isDayOrNothing(stored) ? 'date' : 'text'}
          value={
            typed !== undefined && storeFixed(kind, typed) === (stored ?? '')
              ? typed
              : showFixed(kind, stored ?? '', language)
          }
          fault={fault}
          onChange={write}
        />
      )}
      {source.from === composed && (
        <TextField
          label={t('editor.valueSource.composedOf', { label })}
          value={stored ?? ''}
          code
          fault={fault}
          onChange={onChange}
        />
      )}
    </div>
  )
}

/** A date field cannot show other text; a day that was stored in another form stays readable as text. */
function isDayOrNothing(stored: string | undefined): boolean {
  return stored === undefined || stored === '' || /^\d{4}-\d{2}-\d{2}$/.test(stored.trim())
}
