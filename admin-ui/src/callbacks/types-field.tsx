import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Callback } from '../ui/api/callback-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { CheckField } from '../ui/form/check-field.tsx'
import { Switch } from '../ui/form/switch.tsx'
import { typeWord } from './callback-words.ts'

type EventName = Callback['types'][number]

/** The events that back offices follow; the API takes every type. */
const offered: readonly EventName[] = [
  'handed-over',
  'delivered',
  'read',
  'acknowledged',
  'refused',
  'neglected',
  'returned',
  'bounced',
  'undeliverable',
  'cancelled',
  'failed',
]
const usual: readonly EventName[] = ['delivered', 'read', 'undeliverable']
const whiches = ['all', 'some'] as const

/** All events, or chosen ones; a type that a program chose stays in the list. */
export function TypesField({
  types,
  lacks,
  onChange,
}: {
  readonly types: Callback['types']
  /** None is chosen, and the form was sent. */
  readonly lacks: boolean
  readonly onChange: (types: Callback['types']) => void
}): ReactNode {
  const { t } = useTranslation()
  const isAll = types.includes('*')
  // What was chosen comes back after a person chose ‘all’ in between.
  const [chosen, setChosen] = useState(isAll ? [...usual] : [...types])
  const choices = [...new Set([...offered, ...chosen])].filter((type) => type !== '*')
  return (
    <>
      <Switch
        name={t('callbacks.types')}
        choices={whiches.map((value) => ({ value, name: t(`callbacks.which.${value}`) }))}
        chosen={isAll ? 'all' : 'some'}
        onChoose={(which) => onChange(which === 'all' ? ['*'] : chosen)}
      />
      {!isAll && (
        <fieldset className="cb-types">
          <legend className="govuk-visually-hidden">{t('callbacks.types')}</legend>
          {choices.map((type) => (
            <CheckField
              key={type}
              label={typeWord(t, type)}
              checked={types.includes(type)}
              onChange={(on) => {
                const next = on ? [...types, type] : types.filter((each) => each !== type)
                setChosen(next)
                onChange(next)
              }}
            />
          ))}
        </fieldset>
      )}
      {lacks && <Notice tone="bad" status title={t('callbacks.noTypes')} />}
    </>
  )
}
