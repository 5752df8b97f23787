import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Signer } from '../../../core/crypto/signer.ts'
import { type MessageId, parseNumberedId, showNumberedId } from '../../../core/words/id.ts'

/** The delivery to which a mail belongs. */
export interface DeliveryKey {
  readonly message: MessageId
  readonly sequence: number
}

/**
 * Names a delivery in everything that a mail server may return: the envelope sender, the envelope id (RFC 3461), the Message-ID.
 * Signed, so that only a party that held the mail of a letter can report it as bounced. Lower case only and at most 51
 * characters: some servers fold the case of a local part, and none need take one of more than 64 (RFC 5321, 4.5.3.1.1).
 */
export interface DeliveryTokens {
  write(delivery: DeliveryKey): string
  /** The first genuine token in a text, whatever surrounds it. */
  find(text: string): DeliveryKey | undefined
}

const written = /(?<![0-9a-z])([0-7][0-9a-hjkmnp-tv-z]{25})-([1-9]\d{0,5})-([0-9a-f]{16})(?![0-9a-z])/g

/** The kind of thing that a token names. Each kind has its own key, so that a token of one kind is not genuine for the other. */
export type TokenKind = 'delivery' | 'notice'

export function createDeliveryTokens(signer: Pick<Signer, 'sign'>, kind: TokenKind = 'delivery'): DeliveryTokens {
  // Ed25519 gives the same signature for the same bytes: only the holder of the signing key can derive this key again.
  const key = createHash('sha256')
    .update(signer.sign(Buffer.from(`uitpost ${kind} token 1`)))
    .digest()
  const seal = (body: string): string => createHmac('sha256', key).update(body).digest('hex').slice(0, 16)
  return {
    write: ({ message, sequence }) => {
      const body = showNumberedId('dlv', message, sequence).slice('dlv_'.length).replace('_', '-')
      return `${body}-${seal(body)}`
    },
    find: (text) => {
      for (const [, id = '', sequence = '', mac = ''] of text.toLowerCase().matchAll(written)) {
        const genuine = timingSafeEqual(Buffer.from(mac), Buffer.from(seal(`${id}-${sequence}`)))
        if (genuine) return parseNumberedId('dlv', `dlv_${id}_${sequence}`)
      }
      return undefined
    },
  }
}
