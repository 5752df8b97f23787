import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { TemplateFault } from '../../ui/api/template-types.ts'

/** The values of a fault that its words need; an issue of a refusal has them too when it is about a template. */
export type FaultToWord = Pick<TemplateFault, 'kind' | 'values' | 'block' | 'detail'> & { readonly pointer?: string }

export interface FaultWords {
  readonly text: string
  /** An English text, for a fault that the hub knows and this screen does not know yet. */
  readonly lang?: 'en'
  /** The replacement for the wrong word. */
  readonly repair?: Repair
}

export interface Repair {
  readonly wrong: string
  readonly word: string
}

export function useFaultWords(): (fault: FaultToWord) => FaultWords {
  const { t } = useTranslation()
  return (fault) => wordFault(t, fault)
}

export function wordFault(t: TFunction, fault: FaultToWord): FaultWords {
  const { kind, values, block, detail } = fault
  const replace = shownValues(t, values)
  const say = (key: string): string => t(key, { replace, defaultValue: '' })
  const first = say(`templateFault.${kind}`)
  if (first === '') return { text: detail, lang: 'en' }
  const then = say(values['suggestion'] === undefined ? `templateFault.${kind}_else` : 'faultWord.near')
  const text = then === '' ? first : `${first} ${then}`
  const repair = repairOf(fault)
  return {
    text: block === undefined ? text : t('faultWord.inBlock', { replace: { ...block, text } }),
    ...(repair !== undefined && { repair }),
  }
}

/** The repair is only for a text in the editor: a shared block is changed on its own page. */
function repairOf({ values, block, pointer = '' }: FaultToWord): Repair | undefined {
  const { name, argument, suggestion, text, repair } = values
  if (repair !== undefined && text !== undefined && block === undefined && pointer.startsWith('/languages/'))
    return { wrong: String(text), word: String(repair) }
  if (suggestion === undefined || block !== undefined || !pointer.startsWith('/languages/')) return undefined
  return { wrong: String(argument ?? name), word: String(suggestion) }
}

/** The names of the samples that the hub makes (`templates/language/faults/sample-sentences.ts`). */
const madeSamples: Readonly<Record<string, 'required' | 'longest'>> = { '@required': 'required', '@longest': 'longest' }

/** The values in the form for a sentence: languages, types and media by their words. */
function shownValues(t: TFunction, values: TemplateFault['values']): Record<string, string | number> {
  const { language, form, type, given, least, most, name, mention } = values
  return {
    ...values,
    ...(name !== undefined && {
      tried: t(`faultWord.tried.${madeSamples[String(name)] ?? 'sample'}`, { replace: { name } }),
    }),
    open: '{{',
    close: '}}',
    ...(language !== undefined && { language: t(`language.${language}`) }),
    ...(mention !== undefined && { mentionName: t(`mentions.name.${mention}`, { defaultValue: String(mention) }) }),
    ...(form !== undefined && { form: t(`faultWord.form.${form}`) }),
    ...(type !== undefined && { type: t(`type.${type}`), wanted: t(`faultWord.wanted.${type}`) }),
    ...(given !== undefined && { given: t(`type.${given}`, { defaultValue: String(given) }) }),
    ...(least !== undefined && {
      wantedCount: least === most ? least : t('faultWord.counts', { replace: { least, most } }),
    }),
  }
}

/** Parts of a place that are shown by their own name. */
export interface NamedParts {
  readonly samples: readonly { readonly name: string }[]
  readonly variables: readonly { readonly name: string }[]
}

/** The place of a fault, in words: ‘Nederlands, regel 3’, ‘Betaling’, ‘Voorbeelden: Eerste kaart’. */
export function usePlaceWords(
  named?: NamedParts,
): (fault: Pick<TemplateFault, 'pointer' | 'language' | 'line'>) => string {
  const { t } = useTranslation()
  return ({ pointer, language, line }) => {
    const [, part = '', at = '', field] = pointer.split('/')
    if (part === 'languages') {
      const where = t(`language.${language ?? at}`)
      if (field === 'subject') return `${where}, ${t('editor.subject')}`
      return line > 0 ? `${where}, ${t('editor.atLine', { line })}` : where
    }
    const name = t(`editor.panel.${part}`, { defaultValue: t('editor.panel.settings') })
    if (!/^\d+$/.test(at)) return name
    const own = part === 'samples' || part === 'variables' ? named?.[part][Number(at)]?.name : undefined
    return own === undefined || own === '' ? `${name} ${Number(at) + 1}` : `${name}: ${own}`
  }
}
