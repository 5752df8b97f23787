import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { channelNames, postages } from '../../../api/contract/values/message.ts'
import { CheckField } from '../ui/form/check-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { ChoiceField, CountField, type FieldsProps, Group } from './part-fields.tsx'

/** The name of the class, its channels, and what happens until its letter is opened. */
export function DeliveryFields(props: FieldsProps): ReactNode {
  const { t } = useTranslation()
  const { draft, change, faultOf } = props
  const yesNo = (part: 'seenInTime' | 'needsAlertAddress' | 'attachLetterToEmail', label: string) => (
    <CheckField label={label} checked={draft[part]} onChange={(on) => change({ [part]: on })} />
  )
  return (
    <>
      <Group name={t('classes.name')}>
        <div className="st-form st-form--wide">
          {(['nl', 'fr', 'de', 'en'] as const).map((each) => (
            <TextField
              key={each}
              label={t(`language.${each}`)}
              lang={each}
              value={draft.name[each]}
              maxLength={100}
              fault={each === 'nl' ? faultOf('name') : undefined}
              onChange={(value) => change({ name: { ...draft.name, [each]: value } })}
            />
          ))}
        </div>
      </Group>
      <Group name={t('classes.channels')} fault={faultOf('channels')}>
        <div className="st-checks">
          {channelNames.map((each) => (
            <CheckField
              key={each}
              label={t(`channel.${each}`)}
              checked={draft.channels.includes(each)}
              onChange={(on) =>
                change({
                  channels: channelNames.filter((name) => (name === each ? on : draft.channels.includes(name))),
                })
              }
            />
          ))}
        </div>
        {yesNo('attachLetterToEmail', t('classes.attach'))}
      </Group>
      <Group name={t('classes.reading')}>
        <div className="st-form st-form--wide">
          <ChoiceField
            of={props}
            part="inbox"
            label={t('inInbox.service')}
            choices={(['opened', 'acknowledged'] as const).map((each) => [each, t(`inInbox.serviceIs.${each}`)])}
          />
          <CountField of={props} part="readingTermDays" label={t('classes.readingTerm')} hint={t('classes.orNone')} />
          <ChoiceField
            of={props}
            part="termRule"
            label={t('classes.termRule')}
            choices={(['calendar', 'next-working-day', 'working-days'] as const).map((each) => [
              each,
              t(`classes.termRuleIs.${each}`),
            ])}
          />
          <CountField
            of={props}
            part="reminderAfterDays"
            label={t('classes.reminderDays')}
            hint={t('classes.orNone')}
          />
          <ChoiceField
            of={props}
            part="fallback"
            label={t('classes.fallback')}
            choices={[
              ['', t('classes.nothing')],
              ['print', t('channel.print')],
              ['email', t('channel.email')],
            ]}
          />
          <ChoiceField
            of={props}
            part="postage"
            label={t('classes.postage')}
            choices={postages.map((each) => [each, t(`classes.postageIs.${each}`)])}
          />
        </div>
        {faultOf('seenInTime') !== undefined && <p className="govuk-error-message up-small">{faultOf('seenInTime')}</p>}
        {yesNo('seenInTime', t('classes.seenInTimeHint'))}
        {yesNo('needsAlertAddress', t('classes.alertAddressHint'))}
      </Group>
    </>
  )
}
