import { useTranslation } from 'react-i18next'
import type { TemplateVariable } from '../../ui/api/template-types.ts'
import { useLocalized } from '../../ui/format/use-format.ts'
import { fieldsOf } from '../../values/shape-of.ts'
import type { UseKey } from './use-key.ts'

export interface UseGroup {
  readonly name: string
  readonly choices: readonly (readonly [UseKey, string])[]
}

const recipient = ['name', 'insz', 'enterpriseNumber', 'attention', 'email', 'language', 'type'] as const
const address = ['street', 'houseNumber', 'box', 'postalCode', 'municipality', 'country'] as const
const letter = ['reference', 'sendAfter', 'costCentre', 'postage', 'channels'] as const

/** Every use that a column of this template may have, in groups. */
export function useUseGroups(variables: readonly TemplateVariable[]): readonly UseGroup[] {
  const { t } = useTranslation()
  const localized = useLocalized()
  const nameOf = (variable: TemplateVariable): string => localized(variable.label) || variable.name
  const fields = (names: readonly string[]): UseGroup['choices'] =>
    names.map((name) => [`field:${name}`, t(`listColumns.field.${name}`)])
  const simple = (names: readonly string[]): UseGroup['choices'] =>
    names.map((name) => [name, t(`listColumns.use.${name}`)])
  const withType = (variable: TemplateVariable): string => {
    const [name, type] = [nameOf(variable), t(`type.${variable.type}`)]
    return name === type ? name : t('listColumns.variable', { name, type })
  }
  const ofLetter = variables.map((each): readonly [UseKey, string] => [`variable:${each.name}`, withType(each)])
  const items = variables
    .filter(({ type }) => type === 'list')
    .flatMap((list) =>
      fieldsOf(list).map((item): readonly [UseKey, string] => [
        `item:${list.name}.${item.name}`,
        t('listColumns.item', { list: nameOf(list), name: nameOf(item) }),
      ]),
    )
  const others = simple(['first-name', 'last-name', 'last-name-first'])
  return [
    { name: t('listColumns.group.letter'), choices: [...ofLetter, ...items] },
    { name: t('listColumns.group.recipient'), choices: [...fields(recipient), ...others] },
    { name: t('listColumns.group.address'), choices: [...simple(['address']), ...fields(address)] },
    { name: t('listColumns.group.other'), choices: [...fields(letter), ...simple(['seed', 'key'])] },
  ]
}
