import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { channelNames } from '../ui/api/statuses.ts'
import type { TemplateVersion } from '../ui/api/template-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Card } from '../ui/card.tsx'
import { languageOrder } from './language-order.ts'

/** What differs beside the text: to which account is paid, what must be done, by which ways it goes. */
export function PartsDiff({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  const { t } = useTranslation()
  const older = useGet<TemplateVersion>(from).data
  const newer = useGet<TemplateVersion>(to).data
  if (older === undefined || newer === undefined) return null
  const before = partsOf(older, t)
  const after = partsOf(newer, t)
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

const paymentParts = ['amount', 'iban', 'beneficiary', 'reference', 'due'] as const

/** Each part by its name on the screen; what is not filled in is not there. */
function partsOf({ payment, actions, channels, fallback }: TemplateVersion, t: TFunction): Map<string, string> {
  const all: (readonly [name: string, value: string | undefined])[] = [
    ...paymentParts.map(
      (part) => [`${t('editor.panel.payment')}, ${t(`editor.payment.${part}`)}`, payment?.[part]] as const,
    ),
    ...actions.flatMap(({ kind, text, due }, index) => {
      const name = `${t('editor.panel.actions')} ${index + 1}`
      return [
        [name, t(`editor.action.kind.${kind}`)] as const,
        ...languageOrder.map((each) => [`${name}, ${t(`language.${each}`)}`, text[each]] as const),
        [`${name}, ${t('editor.action.due')}`, due] as const,
      ]
    }),
    [t('editor.settings.channels'), (channels ?? channelNames).map((each) => t(`channel.${each}`)).join(', ')],
    [t('editor.settings.fallback'), fallback.map((each) => t(`language.${each}`)).join(', ')],
  ]
  return new Map(all.flatMap(([name, value]) => (value ? [[name, value] as const] : [])))
}
