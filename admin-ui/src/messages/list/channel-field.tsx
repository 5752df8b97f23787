import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { channelNames } from '../../../../api/contract/values/message.ts'
import { SelectField } from '../../ui/form/select-field.tsx'

/** One channel, or `''`: the routing rules choose. */
export function ChannelField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <SelectField
      name="channel"
      label={t('messages.channel')}
      value={value}
      onChange={onChange}
      choices={[['', t('command.byPolicy')], ...channelNames.map((each) => [each, t(`command.only.${each}`)] as const)]}
    />
  )
}
