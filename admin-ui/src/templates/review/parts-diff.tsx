import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usualChannels } from '../../../../api/contract/values/message.ts'
import type { Page } from '../../ui/api/api-types.ts'
import type { HouseStyle } from '../../ui/api/house-style-types.ts'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { languageOrder } from '../language-order.ts'

/** The differences beside the text: account, actions, channels, class, house style and shared blocks. */
export function PartsDiff({ older, newer }: { readonly older: VersionParts; readonly newer: VersionParts }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const styles = useGet<Page<HouseStyle>>('/v1/house-styles?limit=200').data?.items
  const nameOf = (id: string | undefined): string => {
    if (id === undefined) return t('templates.standardStyle')
    const style = styles?.find((each) => each.id === id)
    return style === undefined ? id : localized(style.name)
  }
  const before = partsOf(older, nameOf, t)
  const after = partsOf(newer, nameOf, t)
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name))
  if (names.length === 0) return null
  return (
    <Card title={t('templates.diffParts')}>
      {names.map((name) => (
        <div key={name}>
          <h3 className="up-small">{name}</h3>
          <div className="st-diff">
            {before.has(name) && (
              <p>
                <del>− {before.get(name)}</del>
              </p>
            )}
            {after.has(name) && (
              <p>
                <ins>+ {after.get(name)}</ins>
              </p>
            )}
          </div>
        </div>
      ))}
    </Card>
  )
}

/** The parts of a version other than its text. */
export type VersionParts = Pick<
  TemplateVersion,
  'payment' | 'actions' | 'channels' | 'fallback' | 'blocks' | 'class' | 'houseStyle'
>

const paymentParts = ['amount', 'iban', 'beneficiary', 'reference', 'due'] as const

/** Each part by its name on the screen; empty parts are left out. */
function partsOf(
  version: VersionParts,
  styleName: (id: string | undefined) => string,
  t: TFunction,
): Map<string, string> {
  const { payment, actions, channels, fallback, blocks } = version
  const all: (readonly [name: string, value: string | undefined])[] = [
    ...paymentParts.map(
      (part) => [`${t('editor.panel.payment')}, ${t(`editor.payment.${part}`)}`, payment?.[part]] as const,
    ),
    ...actions.flatMap(({ kind, text, due, time, place }, index) => {
      const name = `${t('editor.panel.actions')} ${index + 1}`
      return [
        [name, t(`editor.action.kind.${kind}`)] as const,
        ...languageOrder.map((each) => [`${name}, ${t(`language.${each}`)}`, text[each]] as const),
        [`${name}, ${t('editor.action.due')}`, due] as const,
        [`${name}, ${t('editor.action.time')}`, time] as const,
        [`${name}, ${t('editor.action.place')}`, place] as const,
      ]
    }),
    [t('message.class'), t(`class.${version.class}`, { defaultValue: version.class })],
    [t('templates.houseStyle'), styleName(version.houseStyle)],
    [t('templates.blocks'), blocks.join(', ')],
    [t('editor.settings.channels'), (channels ?? usualChannels).map((each) => t(`channel.${each}`)).join(', ')],
    [t('editor.settings.fallback'), fallback.map((each) => t(`language.${each}`)).join(', ')],
  ]
  return new Map(all.flatMap(([name, value]) => (value ? [[name, value] as const] : [])))
}
