import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choice, Collision } from './merge/merge-values.ts'

/** One place that two people changed differently: the version of each, to choose from. */
export function CollisionChoice({
  collision: { id: place, mine, theirs },
  name,
  chosen,
  onChoose,
}: {
  readonly collision: Collision
  /** The name of the other person. */
  readonly name: string | undefined
  readonly chosen: Choice
  readonly onChoose: (whose: Choice) => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [, part, language] = place.split('/')
  const wordsOf = useValueWords(part)
  const where = usePlaceOf(place)
  const sides: readonly (readonly [Choice, string, unknown])[] = [
    ['mine', t('editor.conflict.mine'), mine],
    ['theirs', name === undefined ? t('editor.conflict.theirs') : t('editor.conflict.theirsOf', { name }), theirs],
  ]
  return (
    <fieldset className="st-collision">
      <legend className="up-strong">{where}</legend>
      <div className="st-conflict">
        {sides.map(([whose, title, value]) => (
          <div className="govuk-radios govuk-radios--small" key={whose}>
            <div className="govuk-radios__item">
              <input
                className="govuk-radios__input"
                type="radio"
                id={`${id}-${whose}`}
                name={id}
                checked={chosen === whose}
                aria-describedby={`${id}-${whose}-text`}
                onChange={() => onChoose(whose)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${whose}`}>
                {title}
              </label>
            </div>
            <p
              id={`${id}-${whose}-text`}
              className="st-diff"
              {...(part === 'languages' && { lang: language })}
              tabIndex={0}
              role="region"
              aria-label={`${title}, ${where}`}
            >
              {wordsOf(value)}
            </p>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** The representation of a value on the screen: its text, or a description of the change when it has none. */
function useValueWords(part: string | undefined): (value: unknown) => string {
  const { t } = useTranslation()
  const say = (value: unknown): string => {
    if (value === undefined || value === null) return t('merge.removed')
    if (part === 'class' && typeof value === 'string') return t(`class.${value}`)
    // An identifier means nothing to the reader.
    if (part === 'houseStyle') return t('merge.changed')
    if (typeof value === 'string') return value
    if (typeof value === 'number') return String(value)
    if (typeof value === 'boolean') return t(value ? 'editor.value.yes' : 'editor.value.no')
    if (Array.isArray(value)) return value.map(say).join('\n\n')
    const { body, text } = value as { readonly text?: unknown; readonly body?: unknown }
    const words = body ?? text
    return typeof words === 'string' ? words : t('merge.changed')
  }
  return say
}

/** The place of a collision in words: ‘Nederlands’, ‘Nederlands, Onderwerp’, ‘Voorbeelden: Eerste kaart, bedrag’. */
function usePlaceOf(place: string): string {
  const { t } = useTranslation()
  const [, part = '', name = '', ...rest] = place.split('/')
  if (part === 'languages') {
    const language = t(`language.${name}`)
    return rest[0] === 'subject' ? `${language}, ${t('editor.subject')}` : language
  }
  const panel = t(`editor.panel.${part}`, { defaultValue: t('editor.panel.settings') })
  const field = rest.filter((each) => each !== 'data').join(', ')
  const names = [/^[#+]/.test(name) ? '' : name, field].filter((each) => each !== '')
  return names.length === 0 ? panel : `${panel}: ${names.join(', ')}`
}
