import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { variableTypes } from '../../../../../api/contract/values/template.ts'
import type { TemplateVariable } from '../../../ui/api/template-types.ts'
import { CheckField } from '../../../ui/form/check-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { fieldsOf } from '../../../values/shape-of.ts'
import { ValueField } from '../../../values/value-field.tsx'
import { takeOut } from '../sample-data.ts'
import { type ChangeItem, ItemList } from './item-list.tsx'
import { NameField } from './name-field.tsx'
import { StrayValues } from './stray-values.tsx'
import { followsLabel, freeName, nameFrom, nextName } from './variable-name.ts'

/** The data that the letter needs: each variable with its type, its meaning and an example. */
export function VariablesPanel({
  variables,
  isUsed,
  opened,
  onChange,
}: {
  readonly variables: readonly TemplateVariable[]
  /** Whether a text of the letter uses this name. */
  readonly isUsed: (name: string) => boolean
  readonly opened?: { readonly at: number } | undefined
  readonly onChange: (edit: (variables: readonly TemplateVariable[]) => TemplateVariable[]) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <ItemList
      items={variables}
      nameOf={({ name, type }) => `${name || t('editor.variable.new')} – ${t(`type.${type}`)}`}
      addWord={t('editor.variable.add')}
      none={t('editor.variable.none')}
      make={(): TemplateVariable => ({ name: nextName(variables), type: 'text', required: true })}
      opened={opened}
      onChange={onChange}
    >
      {(variable, change, index) => (
        <VariableFields
          variable={variable}
          others={variables.filter((_, at) => at !== index).map(({ name }) => name)}
          isUsed={isUsed}
          change={change}
        />
      )}
    </ItemList>
  )
}

function VariableFields({
  variable,
  others,
  isUsed,
  change,
}: {
  readonly variable: TemplateVariable
  /** Names that other variables have. */
  readonly others: readonly string[]
  readonly isUsed: (name: string) => boolean
  readonly change: ChangeItem<TemplateVariable>
}): ReactNode {
  const { t } = useTranslation()
  const composed = variable.type === 'object' || variable.type === 'list'
  // A name that a text already uses is kept; otherwise it follows the meaning until a person writes another.
  const [follows, setFollows] = useState(false)
  const label = variable.label?.nl ?? ''
  const writeLabel = (nl: string) => {
    setFollows(follows || (followsLabel(variable.name, label) && !isUsed(variable.name)))
    change({ label: nl === '' ? undefined : { ...variable.label, nl } })
  }
  const leaveLabel = () => {
    const name = nameFrom(label)
    if (follows && name !== '') change({ name: freeName(name, others) })
    setFollows(false)
  }
  const fields = fieldsOf(variable)
  return (
    <div className="st-form">
      <TextField
        label={t('templates.label')}
        hint={t('editor.variable.labelHint')}
        value={label}
        maxLength={200}
        onChange={writeLabel}
        onLeave={leaveLabel}
      />
      <NameField name={variable.name} onChange={(name) => change({ name: freeName(name, others) })} />
      <SelectField
        name="type"
        label={t('templates.type')}
        value={variable.type}
        choices={variableTypes.map((each) => [each, t(`type.${each}`)] as const)}
        // An example and parts of another type would only be faults, which no field of this type can repair.
        onChange={(type) =>
          change({
            type: type as TemplateVariable['type'],
            example: undefined,
            items: undefined,
            ...(type !== 'object' && type !== 'list' && { fields: undefined }),
          })
        }
      />
      {composed && <Fields variable={variable} isUsed={isUsed} change={change} />}
      <ValueField
        variable={variable}
        label={t('templates.example')}
        value={variable.example}
        onChange={(example) => change({ example })}
      />
      {composed && variable.fields !== undefined && (
        <StrayValues
          variables={[{ ...variable, fields }]}
          data={variable.example === undefined ? {} : { [variable.name]: variable.example }}
          onRemove={(path) => change((now) => ({ example: takeOut({ [now.name]: now.example }, path).data[now.name] }))}
        />
      )}
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
  isUsed,
  change,
}: {
  readonly variable: TemplateVariable
  readonly isUsed: (name: string) => boolean
  readonly change: ChangeItem<TemplateVariable>
}): ReactNode {
  const { t } = useTranslation()
  return (
    <fieldset className="st-group">
      <legend className="up-small up-strong">{t(`editor.variable.fieldsOf.${variable.type}`)}</legend>
      <VariablesPanel
        variables={fieldsOf(variable)}
        isUsed={isUsed}
        onChange={(edit) => change((now) => ({ fields: edit(fieldsOf(now)) }))}
      />
    </fieldset>
  )
}
