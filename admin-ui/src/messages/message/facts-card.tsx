import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Message } from '../../ui/api/api-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { usePartsWords } from '../../ui/format/use-parts-words.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Facts } from '../../ui/layout/facts.tsx'
import { useInboxRules } from './inbox-rules.tsx'
import { numberOf, RecipientName } from './recipient-name.tsx'

export function FactsCard({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { recipient, template, cost } = message
  const words = usePartsWords()
  const number = numberOf(recipient)
  const submitter = (by: Message['submittedBy']) =>
    by?.name !== undefined && by.actor.startsWith('key:') ? t('message.keyNamed', { name: by.name }) : by?.name
  return (
    <Card title={t('message.facts')}>
      <Facts
        pairs={[
          [
            t('messages.recipient'),
            <>
              <RecipientName recipient={recipient} />
              {number !== undefined && (
                <>
                  <br />
                  <span className="up-num up-quiet">{number}</span>
                </>
              )}
            </>,
          ],
          [t('message.sentTo'), addressLines(recipient)],
          [t('messages.reference'), message.reference],
          [t('message.submittedBy'), submitter(message.submittedBy)],
          [
            t('message.batch'),
            message.batch && t('message.batchRow', { id: message.batch.id, row: message.batch.row }),
          ],
          [
            t('messages.template'),
            template && t('message.templateVersion', { key: template.key, version: template.version }),
          ],
          [t('message.subject'), message.subject],
          [t('messages.ownDocument'), message.document && <span className="up-code up-break">{message.document}</span>],
          [t('language.label'), template?.language && t(`language.${template.language}`)],
          [t('message.class'), t(`class.${message.class}`, { defaultValue: message.class })],
          ...useInboxRules(message),
          [t('message.priority'), t(`priority.${message.priority}`)],
          [t('message.sendAfter'), message.sendAfter && format.moment(message.sendAfter)],
          [t('message.expiresAt'), message.expiresAt && format.moment(message.expiresAt)],
          [t('message.costCentre'), message.costCentre],
          [
            t('message.cost'),
            cost && (cost.estimated ? t('message.estimated', { amount: words.price(cost) }) : words.price(cost)),
          ],
          [
            t('message.replyReference'),
            message.replyReference && <span className="up-code">{inGroups(message.replyReference, 4)}</span>,
          ],
          [
            t('message.checkCode'),
            message.checkCode && <span className="up-code">{inGroups(message.checkCode, 5)}</span>,
          ],
          [
            t('message.resendOf'),
            message.resendOf && (
              <Link className="govuk-link" to={`/messages/${message.resendOf}`}>
                {t('message.toFirst')}
              </Link>
            ),
          ],
          [
            t('message.copyOf'),
            message.copyOf && (
              <Link className="govuk-link" to={`/messages/${message.copyOf}`}>
                {t('message.toFirst')}
              </Link>
            ),
          ],
          [t('message.mode'), message.test ? t('message.test') : undefined],
        ]}
      />
    </Card>
  )
}

/** The addresses that the sender supplied, in the form in which people write them. */
function addressLines({ email, address }: Message['recipient']): ReactNode {
  const lines =
    address === undefined
      ? []
      : 'lines' in address
        ? [...address.lines, address.country]
        : [
            `${address.street} ${address.houseNumber}${address.box === undefined ? '' : ` bus ${address.box}`}`,
            `${address.postalCode} ${address.municipality}`,
          ]
  const all = [...lines, ...(email === undefined ? [] : [email])]
  if (all.length === 0) return undefined
  return all.map((line, place) => (
    <span key={place} className="up-break">
      {place > 0 && <br />}
      {line}
    </span>
  ))
}

/** The code as it is printed on the letter, so that it can be compared at a glance. */
function inGroups(code: string, length: number): string {
  return (code.match(new RegExp(`.{1,${length}}`, 'g')) ?? []).join(' ')
}
