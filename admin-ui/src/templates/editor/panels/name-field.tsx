import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/form/text-field.tsx'
import { nameFrom } from './variable-name.ts'

/** The name of a variable in the text. It is applied when the field loses the focus, in a form that a text can hold. */
export function NameField({
  name,
  onChange,
}: {
  readonly name: string
  readonly onChange: (name: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string>()
  const coming = typed === undefined ? name : nameFrom(typed)
  const leave = () => {
    setTyped(undefined)
    if (coming !== '' && coming !== name) onChange(coming)
  }
  return (
    <TextField
      label={t('editor.variable.name')}
      hint={
        typed === undefined || coming === typed || coming === ''
          ? t('editor.variable.nameHint')
          : t('editor.variable.becomes', { name: coming })
      }
      value={typed ?? name}
      code
      maxLength={200}
      onChange={setTyped}
      onLeave={leave}
    />
  )
}
