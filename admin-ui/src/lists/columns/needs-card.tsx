import { Check, CircleAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVariable } from '../../ui/api/template-types.ts'
import { TextField } from '../../ui/form/text-field.tsx'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { missingOf } from './missing-of.ts'
import type { ChoiceControls } from './use-column-choices.ts'

/** What the letter needs and which column has it; a variable without a column can have one value for all rows. */
export function NeedsCard({
  variables,
  controls: { choices, setConstant },
  faults,
}: {
  readonly variables: readonly TemplateVariable[]
  readonly controls: ChoiceControls
  /** Of the values for all rows, by the name of the variable. */
  readonly faults: ReadonlyMap<string, string>
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const missing = missingOf(choices, variables)
  const headsOf = (fits: (key: string) => boolean): string =>
    Object.entries(choices.uses)
      .flatMap(([head, key]) => (fits(key) ? [head] : []))
      .join(', ')
  const names = new Set([
    'field:name',
    'field:insz',
    'field:enterpriseNumber',
    'first-name',
    'last-name',
    'last-name-first',
  ])
  const without = variables.filter(({ name }) => headsOf(isOf(name)) === '')
  return (
    <Card title={t('listColumns.needs')} className="up-stack">
      <ul className="ls-needs">
        <Need
          name={t('listColumns.recipient')}
          from={headsOf((key) => names.has(key))}
          isMissing={missing.includes('recipient')}
        />
        <Need
          name={t('listColumns.field.reference')}
          from={headsOf((key) => key === 'field:reference')}
          isMissing={missing.includes('reference')}
        />
        {variables.map(({ name, label, required }) => (
          <Need
            key={name}
            name={localized(label) || name}
            from={headsOf(isOf(name)) || (choices.constants[name]?.trim() ? t('listColumns.forAll') : '')}
            isMissing={missing.includes(`variable:${name}`)}
            isOptional={required !== true}
          />
        ))}
      </ul>
      {without.map((variable) => (
        <TextField
          key={variable.name}
          label={t('listColumns.constant', { name: localized(variable.label) || variable.name })}
          value={choices.constants[variable.name] ?? ''}
          fault={faults.get(variable.name)}
          onChange={(value) => setConstant(variable.name, value)}
        />
      ))}
    </Card>
  )
}

function isOf(variable: string): (key: string) => boolean {
  return (key) => key === `variable:${variable}` || key.startsWith(`item:${variable}.`)
}

function Need({
  name,
  from,
  isMissing,
  isOptional = false,
}: {
  readonly name: string
  /** The columns that have it. */
  readonly from: string
  readonly isMissing: boolean
  readonly isOptional?: boolean
}): ReactNode {
  const { t } = useTranslation()
  const state = from !== '' ? 'is-done' : isMissing ? 'is-miss' : 'is-wait'
  const icon = from !== '' ? Check : isMissing ? CircleAlert : TriangleAlert
  return (
    <li className={state}>
      <Icon of={icon} />
      <span>
        {name}
        <span className="up-quiet up-small ls-needs__from">
          {from !== '' ? (
            <>
              <Hidden>{t('listColumns.from')} </Hidden>
              {from}
            </>
          ) : (
            t(isOptional ? 'listColumns.notChosen' : 'listColumns.notInFile')
          )}
        </span>
      </span>
    </li>
  )
}
