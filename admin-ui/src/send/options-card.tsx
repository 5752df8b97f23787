import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { postages } from '../../../api/contract/values/message.ts'
import { ChannelField } from '../messages/list/channel-field.tsx'
import { CheckField } from '../ui/form/check-field.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import type { FormFaults } from './form-faults.ts'
import type { LetterDraft } from './letter-draft.ts'

/** What most letters leave to the rules of their class: channel, postage, moment, cost centre, replies. */
export function OptionsCard({
  draft,
  faults,
  onChange,
}: {
  readonly draft: LetterDraft
  readonly faults: FormFaults
  readonly onChange: (part: Partial<LetterDraft>) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <details className="up-card st-send__options">
      <summary>{t('sendOne.options')}</summary>
      <div className="up-stack">
        <ChannelField value={draft.channel} onChange={(channel) => onChange({ channel })} />
        <SelectField
          name="postage"
          label={t('sendOne.postage')}
          value={draft.postage}
          choices={[
            ['', t('sendOne.usualPostage')],
            ...postages.map((each) => [each, t(`contract.class.${each}`)] as const),
          ]}
          onChange={(postage) => onChange({ postage })}
        />
        <TextField
          label={t('sendOne.sendAfter')}
          hint={t('sendOne.sendAfterHint')}
          type="datetime-local"
          value={draft.sendAfter}
          fault={faults.at('/sendAfter') && t('sendOne.sendAfterFault')}
          onChange={(sendAfter) => onChange({ sendAfter })}
          onLeave={() => faults.leave('/sendAfter')}
        />
        <TextField
          label={t('sendOne.costCentre')}
          value={draft.costCentre}
          maxLength={50}
          onChange={(costCentre) => onChange({ costCentre })}
        />
        <CheckField
          label={t('sendOne.replyAllowed')}
          checked={draft.replyAllowed}
          onChange={(replyAllowed) => onChange({ replyAllowed })}
        />
      </div>
    </details>
  )
}
