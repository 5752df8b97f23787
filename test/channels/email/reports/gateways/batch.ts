import { type Fixture, plain } from '../build-report.ts'
import { gatewayAnswers } from './answers.ts'
import { complaints } from './complaints.ts'
import { gatewayForms } from './forms.ts'
import { ownTexts } from './own-texts.ts'
import { replies } from './replies.ts'

/**
 * Mail of gateways, office servers and people whose forms and words no rule was written for. It was labelled before the rules were
 * read; `docs/email.md` has the figures of the first reading.
 */
export const gatewayBatch: readonly Fixture[] = [
  ...Object.entries(gatewayForms).flatMap(([product, form]) =>
    gatewayAnswers.map(([expected, answer]) => ({ name: `${product}: ${answer}`, expected, mail: form(answer) })),
  ),
  ...ownTexts.map(([expected, from, subject, text]) => ({
    name: `${subject}: ${text.split('\n').filter(Boolean).at(-1)}`,
    expected,
    mail: plain(text, { from, subject }),
  })),
  ...replies.map(([expected, from, subject, text, headers = []]) => ({
    name: `${subject}: ${text}`,
    expected,
    mail: plain(text, { from, subject, headers }),
  })),
  ...complaints,
]
