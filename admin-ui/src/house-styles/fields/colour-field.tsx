import { Check } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/form/text-field.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { contrastOnPaper } from '../contrast.ts'
import type { StyleFault } from '../style-faults.ts'

/** The colour of the house style: a picker, its code, its contrast on paper, and a colour with enough contrast. */
export function ColourField({
  value,
  fault,
  onChange,
}: {
  readonly value: string
  readonly fault: StyleFault | undefined
  readonly onChange: (colour: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const contrast = contrastOnPaper(value)
  return (
    <div className="st-colour">
      <div className="st-colour__row">
        <div>
          <label className="govuk-visually-hidden" htmlFor={id}>
            {t('houseStyles.pickColour')}
          </label>
          <input
            id={id}
            className="st-colour__pick"
            type="color"
            value={contrast === undefined ? '#000000' : value.toLowerCase()}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
        <TextField
          label={t('houseStyles.colour')}
          hint={t('houseStyles.colourHint')}
          value={value}
          fault={fault?.words}
          maxLength={7}
          code
          onChange={(next) => onChange(next.trim())}
        />
      </div>
      {contrast !== undefined && fault === undefined && <Seen contrast={contrast} />}
      {fault?.better !== undefined && (
        <button
          className="govuk-button govuk-button--secondary up-button--dense"
          type="button"
          onClick={() => onChange(fault.better ?? value)}
        >
          <span className="st-colour__spot" style={{ background: fault.better }} aria-hidden="true" />{' '}
          {t('houseStyles.useColour', { colour: fault.better })}
        </button>
      )}
    </div>
  )
}

/** WCAG 2.2: 3 to 1 for a bar, 4.5 to 1 for text. */
function Seen({ contrast }: { readonly contrast: number }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  // The value is never rounded up to the required contrast.
  const ratio = format.number(Math.floor(contrast * 10) / 10)
  const advice = contrast < 3 ? 'pale' : contrast < 4.5 ? 'enough' : 'well'
  return (
    <p className="up-small up-quiet" role="status">
      {advice !== 'pale' && <Icon of={Check} />} {t('houseStyles.contrast', { ratio })}{' '}
      {t(`houseStyles.seen.${advice}`)}
    </p>
  )
}
