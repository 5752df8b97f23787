import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateDiff } from '../../ui/api/template-types.ts'

type Hunk = Pick<TemplateDiff['text'][number], 'language' | 'from' | 'to' | 'marked'> & {
  readonly part?: 'subject' | 'body'
}

/** Stretches of a text that changed: what went is struck through, what came is underlined, word by word. */
export function MarkedHunks<Of extends Hunk>({
  hunks,
  nameOf,
}: {
  readonly hunks: readonly Of[]
  readonly nameOf: (hunk: Of) => string
}): ReactNode {
  const shown = hunks.map((hunk) => {
    const name = nameOf(hunk)
    return (
      <div key={`${hunk.language} ${hunk.part ?? ''} ${hunk.from} ${hunk.to}`}>
        <h3 className="up-small">{name}</h3>
        <div className="st-diff" lang={hunk.language} tabIndex={0} role="region" aria-label={name}>
          {hunk.marked.map((line, index) => (
            <p key={index}>
              {line.kind === 'changed' ? (
                line.words?.map((word, at) => <Mark key={at} kind={word.kind} text={word.text} />)
              ) : (
                <Mark kind={line.kind} text={line.text} />
              )}
            </p>
          ))}
        </div>
      </div>
    )
  })
  return <div className="up-stack">{shown}</div>
}

/** Never by colour alone: a line and a hidden word say the same. */
function Mark({ kind, text }: { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }): ReactNode {
  const { t } = useTranslation()
  if (kind === 'same') return text
  const hidden = <span className="govuk-visually-hidden">{t(`templates.mark.${kind}`)} </span>
  return kind === 'removed' ? (
    <del>
      {hidden}
      {text}
    </del>
  ) : (
    <ins>
      {hidden}
      {text}
    </ins>
  )
}
