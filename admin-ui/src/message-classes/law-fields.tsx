import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inboxDaysLimits } from '../../../api/contract/values/inbox-days.ts'
import { CheckField } from '../ui/form/check-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { MentionsField } from './mentions-field.tsx'
import { ChoiceField, CountField, type FieldsProps, Group } from './part-fields.tsx'

/** When letters of the class count as received, who reads them for another, what they mention, and how long they stay. */
export function LawFields(props: FieldsProps): ReactNode {
  const { t } = useTranslation()
  const { draft, change, faultOf } = props
  return (
    <>
      <Group name={t('classes.law')}>
        <div className="st-form st-form--wide">
          <CountField of={props} part="term" label={t('service.term')} hint={t('classes.termHint')} />
          <ChoiceField
            of={props}
            part="termUnit"
            label={t('classes.termUnit')}
            choices={(['months', 'days'] as const).map((each) => [each, t(`classes.unit.${each}`)])}
          />
          <ChoiceField
            of={props}
            part="print"
            label={t('service.onPaper')}
            choices={(['third-working-day', 'presentation'] as const).map((each) => [
              each,
              t(`service.onPaperIs.${each}`),
            ])}
          />
        </div>
        <CheckField
          label={t('classes.legalEffect')}
          checked={draft.legalEffect}
          onChange={(legalEffect) => change({ legalEffect })}
        />
      </Group>
      <MentionsField chosen={draft.mentions} onChange={(mentions) => change({ mentions })} />
      <Group name={t('classes.readers')}>
        <div className="st-form st-form--wide">
          <ChoiceField
            of={props}
            part="minors"
            label={t('classes.minors')}
            choices={(['recipient', 'guardians'] as const).map((each) => [each, t(`classes.minorsIs.${each}`)])}
          />
          <ChoiceField
            of={props}
            part="afterDeath"
            label={t('classes.afterDeath')}
            choices={(['stop', 'estate'] as const).map((each) => [each, t(`classes.afterDeathIs.${each}`)])}
          />
          <ChoiceField
            of={props}
            part="sensitivity"
            label={t('classes.sensitivity')}
            choices={(['normal', 'sensitive'] as const).map((each) => [each, t(`classes.sensitivityIs.${each}`)])}
          />
        </div>
      </Group>
      <Group name={t('classes.afterwards')}>
        <div className="st-form st-form--wide">
          <ChoiceField
            of={props}
            part="whenReturned"
            label={t('classes.whenReturned')}
            choices={(['send-again', 'ask-citizen', 'stop'] as const).map((each) => [
              each,
              t(`classes.whenReturnedIs.${each}`),
            ])}
          />
          <CountField
            of={props}
            part="inboxDays"
            label={t('classes.days')}
            hint={t('classes.daysHint', inboxDaysLimits)}
          />
          <CountField
            of={props}
            part="personalDataDays"
            label={t('classes.personalData')}
            hint={t('classes.personalDataHint')}
          />
          <TextField
            label={t('classes.series')}
            hint={t('classes.seriesHint')}
            value={draft.series}
            maxLength={100}
            fault={faultOf('series')}
            onChange={(series) => change({ series })}
          />
          <CountField of={props} part="posted" label={t('classes.posted')} hint={t('classes.postedHint')} />
          <CountField of={props} part="presented" label={t('classes.presented')} hint={t('classes.presentedHint')} />
          <CountField of={props} part="delivered" label={t('classes.delivered')} hint={t('classes.deliveredHint')} />
        </div>
      </Group>
    </>
  )
}
