import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { channelNames, usualChannels } from '../../../../../api/contract/values/message.ts'
import { useMay } from '../../../frame/working-for.ts'
import type { Language, Localized, Page } from '../../../ui/api/api-types.ts'
import { useGet } from '../../../ui/api/use-api.ts'
import { useToast } from '../../../ui/dialog/toast.tsx'
import { CheckField } from '../../../ui/form/check-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { useLocalized } from '../../../ui/format/use-format.ts'
import { languageOrder } from '../../language-order.ts'
import { messageClasses } from '../../message-classes.ts'
import type { DraftContent } from '../draft-content.ts'

type Edit = (edit: (content: DraftContent) => DraftContent) => void

/** The channels of the letter, the language on which it falls back, its house style, and its languages. */
export function SettingsPanel({
  content,
  onChange,
}: {
  readonly content: DraftContent
  readonly onChange: Edit
}): ReactNode {
  const { t } = useTranslation()
  const { channels, fallback, languages } = content
  const written = languageOrder.filter((each) => languages[each] !== undefined)
  const chosen = new Set(channels ?? usualChannels)
  const choose = (channel: (typeof channelNames)[number], on: boolean) => {
    const next = channelNames.filter((each) => (each === channel ? on : chosen.has(each)))
    if (next.length > 0) onChange((now) => ({ ...now, channels: next }))
  }
  return (
    <div className="st-form">
      <ClassField content={content} onChange={onChange} />
      <SelectField
        name="fallback"
        label={t('editor.settings.fallback')}
        value={fallback[0] ?? ''}
        choices={written.map((each) => [each, t(`language.${each}`)] as const)}
        onChange={(first) =>
          onChange((now) => ({
            ...now,
            fallback: [first as Language, ...now.fallback.filter((each) => each !== first)],
          }))
        }
      />
      <HouseStyleField content={content} onChange={onChange} />
      <fieldset className="st-group">
        <legend className="up-small up-strong">{t('editor.settings.channels')}</legend>
        {channelNames.map((each) => (
          <CheckField
            key={each}
            label={t(`channel.${each}`)}
            checked={chosen.has(each)}
            onChange={(on) => choose(each, on)}
          />
        ))}
      </fieldset>
      <RemoveLanguages written={written} onChange={onChange} />
    </div>
  )
}

/** The class of the letter: it decides how the letter is sent, so a change of it is reviewed with the text. */
function ClassField({ content, onChange }: { readonly content: DraftContent; readonly onChange: Edit }): ReactNode {
  const { t } = useTranslation()
  return (
    <SelectField
      name="class"
      label={t('message.class')}
      value={content.class ?? ''}
      choices={messageClasses.map((each) => [each, t(`class.${each}`)] as const)}
      onChange={(next) => onChange((now) => ({ ...now, class: messageClasses.find((each) => each === next) }))}
    />
  )
}

function HouseStyleField({
  content,
  onChange,
}: {
  readonly content: DraftContent
  readonly onChange: Edit
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const query =
    useGet<Page<{ readonly id: string; readonly key: string; readonly name: Localized }>>('/v1/house-styles')
  const may = useMay('templates:read')
  const styles = query.data?.items ?? []
  if (!may || styles.length === 0) return null
  return (
    <SelectField
      name="houseStyle"
      label={t('editor.settings.houseStyle')}
      value={content.houseStyle ?? ''}
      choices={[
        ['', t('editor.settings.ownStyle')],
        ...styles.map(({ id, name, key }) => [id, localized(name) || key] as const),
      ]}
      onChange={(id) => onChange((now) => ({ ...now, houseStyle: id === '' ? undefined : id }))}
    />
  )
}

function RemoveLanguages({
  written,
  onChange,
}: {
  readonly written: readonly Language[]
  readonly onChange: Edit
}): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  if (written.length < 2) return null
  const remove = (language: Language) =>
    onChange((now) => {
      const { [language]: gone, ...languages } = now.languages
      toast({
        text: t('editor.removed', { name: t(`language.${language}`) }),
        undo: () => onChange((later) => ({ ...later, languages: { ...later.languages, [language]: gone } })),
      })
      const fallback = now.fallback.filter((each) => each !== language)
      return {
        ...now,
        languages,
        fallback: fallback.length > 0 ? fallback : written.filter((each) => each !== language).slice(0, 1),
      }
    })
  return (
    <fieldset className="st-group">
      <legend className="up-small up-strong">{t('editor.settings.removeLanguage')}</legend>
      <div className="up-row">
        {written.map((each) => (
          <button
            key={each}
            className="govuk-button govuk-button--secondary up-button--dense"
            type="button"
            onClick={() => remove(each)}
          >
            {t('editor.settings.remove', { language: t(`language.${each}`) })}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
