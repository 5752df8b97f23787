import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateDiff } from '../../ui/api/template-types.ts'

type Hunk = Pick<TemplateDiff['text'][number], 'language' | 'from' | 'to' | 'marked'> & {
  readonly part?: 'subject' | 'body'
}

/** Changed parts of a text: removed words are struck through, added words are underlined. */
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

/** The change is never marked by colour alone: a line and a hidden word mark it too. */
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
