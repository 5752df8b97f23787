import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { CheckField } from './check-field.tsx'
import { ItemList } from './item-list.tsx'
import { fieldsOf } from './shape-of.ts'
import { ValueField } from './value-field.tsx'
import { type TemplateVariable, variableTypes } from './variable-types.ts'

/** What the letter wants to know: each variable with its type, its meaning and an example. */
export function VariablesPanel({
  variables,
  onChange,
}: {
  readonly variables: readonly TemplateVariable[]
  readonly onChange: (edit: (variables: readonly TemplateVariable[]) => TemplateVariable[]) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <ItemList
      items={variables}
      nameOf={({ name, type }) => `${name || t('editor.variable.new')} – ${t(`type.${type}`)}`}
      addWord={t('editor.variable.add')}
      none={t('editor.variable.none')}
      make={(): TemplateVariable => ({ name: freeName(variables), type: 'text', required: true })}
      onChange={onChange}
    >
      {(variable, change) => <VariableFields variable={variable} change={change} />}
    </ItemList>
  )
}

function freeName(variables: readonly TemplateVariable[]): string {
  const taken = new Set(variables.map(({ name }) => name))
  for (let number = variables.length + 1; ; number += 1)
    if (!taken.has(`variabele${number}`)) return `variabele${number}`
}

function VariableFields({
  variable,
  change,
}: {
  readonly variable: TemplateVariable
  readonly change: (part: Partial<TemplateVariable>) => void
}): ReactNode {
  const { t } = useTranslation()
  const composed = variable.type === 'object' || variable.type === 'list'
  return (
    <div className="st-form">
      <TextField
        label={t('editor.variable.name')}
        hint={t('editor.variable.nameHint')}
        value={variable.name}
        code
        maxLength={60}
        fault={/^[a-zA-Z][a-zA-Z0-9_]*$/.test(variable.name) ? undefined : t('editor.variable.nameFault')}
        onChange={(name) => change({ name })}
      />
      <SelectField
        name="type"
        label={t('templates.type')}
        value={variable.type}
        choices={variableTypes.map((each) => [each, t(`type.${each}`)] as const)}
        // An example of another type would only be a fault.
        onChange={(type) => change({ type: type as TemplateVariable['type'], example: undefined })}
      />
      <TextField
        label={t('templates.label')}
        value={variable.label?.nl ?? ''}
        maxLength={200}
        onChange={(nl) => change({ label: nl === '' ? undefined : { ...variable.label, nl } })}
      />
      {composed && <Fields variable={variable} change={change} />}
      <ValueField
        variable={variable}
        label={t('templates.example')}
        value={variable.example}
        onChange={(example) => change({ example })}
      />
      <div className="st-checks">
        <CheckField
          label={t('editor.variable.required')}
          checked={variable.required ?? false}
          onChange={(required) => change({ required })}
        />
        <CheckField
          label={t('editor.variable.secret')}
          checked={variable.secret ?? false}
          onChange={(secret) => change({ secret: secret || undefined })}
        />
      </div>
    </div>
  )
}

/** The parts of a group, or of each item of a list. */
function Fields({
  variable,
  change,
}: {
  readonly variable: TemplateVariable
  readonly change: (part: Partial<TemplateVariable>) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <fieldset className="st-group">
      <legend className="up-small up-strong">{t(`editor.variable.fieldsOf.${variable.type}`)}</legend>
      <VariablesPanel
        variables={fieldsOf(variable)}
        onChange={(edit) => change({ fields: edit(fieldsOf(variable)) })}
      />
    </fieldset>
  )
}
