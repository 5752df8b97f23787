import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkingFor } from '../../frame/working-for.ts'
import type { HouseStyleVersion } from '../../ui/api/house-style-types.ts'
import { Icon } from '../../ui/icon.tsx'
import { StylePublishDialog } from './style-publish-dialog.tsx'
import { StyleStepDialog } from './style-step-dialog.tsx'
import { type StyleStepRule, styleSteps } from './style-step-rules.ts'

/** The steps that this person may take with this version now. */
export function StyleSteps({ style }: { readonly style: HouseStyleVersion }): ReactNode {
  const { t } = useTranslation()
  const { permissions } = useWorkingFor()
  const [chosen, setChosen] = useState<StyleStepRule>()
  const close = (): void => setChosen(undefined)
  const possible = styleSteps.filter(
    ({ needs, from, byAnother, planned }) =>
      needs.some((each) => permissions.has(each)) &&
      from === style.status &&
      !(byAnother && style.ownWork) &&
      !(planned && style.publishAt === undefined),
  )
  return (
    <>
      {possible.map((rule) => (
        <button
          key={rule.step}
          className={rule.first ? 'govuk-button' : 'govuk-button govuk-button--secondary'}
          type="button"
          onClick={() => setChosen(rule)}
        >
          <Icon of={rule.icon} /> {t(`houseStyles.step.${rule.step}.button`)}
        </button>
      ))}
      {chosen?.step === 'publish' && <StylePublishDialog style={style} onClose={close} />}
      {chosen !== undefined && chosen.step !== 'publish' && (
        <StyleStepDialog style={style} rule={chosen} onClose={close} />
      )}
    </>
  )
}
