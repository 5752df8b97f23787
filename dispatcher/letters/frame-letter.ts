import { LRUCache } from 'lru-cache'
import type { Signer } from '../../core/crypto/signer.ts'
import { writeCheckQr } from '../../core/words/check-qr.ts'
import type { Language } from '../../core/words/language.ts'
import { type SheetMarks, sheetSetOf, sheetsOfPages } from '../../core/words/sheet-mark.ts'
import { attachedLogo, shownLogo } from '../../templates/email/mail-logo.ts'
import { preparePayment, type ReadPayment } from '../../templates/language/fill/prepare-payment.ts'
import type { Payment } from '../../templates/model/document.ts'
import type { HouseStyle } from '../../templates/model/house-style.ts'
import type { LetterFrame, Watermark } from '../../templates/model/letter-frame.ts'
import { previewQr } from '../../templates/render/preview-frame.ts'
import type { LetterToRender } from '../../templates/render/render-task.ts'
import { windowLines } from '../../templates/render/window-lines.ts'
import type { RenderableVersion } from '../../templates/store/load-for-render.ts'
import type { LetterSeal } from '../seal/letter-seal.ts'
import type { LetterTask } from './letter-maker.ts'
import type { LetterSender } from './letter-source.ts'

export interface FrameDeps {
  readonly signer: Signer
  /** The public address of the hub, without a slash at the end; called for each letter, since a port may be known late. */
  readonly publicUrl: () => string
  /**
   * The letters are never sent: they are marked as what they are, and their codes vouch for nothing. They are drawn within the limits
   * of a letter that is sent.
   */
  readonly unsent?: Watermark
}

/** Everything that a letter is rendered from. */
export interface Framing {
  readonly task: LetterTask
  readonly version: RenderableVersion
  readonly houseStyle: HouseStyle
  readonly sender: LetterSender
  /** Absent: the letter gets no electronic seal. */
  readonly seal?: LetterSeal
}

/** Builds the frame of a letter: address, references, date, check code with its signed QR, mail frame. */
export function createFramer({ signer, publicUrl, unsent }: FrameDeps): (framing: Framing) => LetterToRender {
  const payments = createPaymentReader()
  return ({ task, version, houseStyle, sender, seal }) => {
    const base = publicUrl()
    const { addressee } = task
    // A copy cannot be used to pay: its signed code vouches for no account.
    const payment = addressee === undefined ? payments(version, task) : undefined
    const facts = {
      sender: sender.code,
      date: task.letterDate,
      kind: version.class,
      code: task.checkCode,
      ...(payment !== undefined && { payment: { cents: payment.cents, iban: payment.iban } }),
    }
    return {
      id: task.message,
      media: task.media,
      language: task.language,
      data: task.data,
      // The text addresses the original recipient, also in a copy for another person.
      recipient: addressee ?? task.recipient,
      frame: {
        message: task.message,
        variant: task.variant,
        profile: sender.profile,
        houseStyle,
        addressLines: windowLines(task.addressedTo ?? task.recipient, task.language),
        letterDate: task.letterDate,
        references: { ours: task.reference },
        replyReference: task.replyReference,
        inbox: `${base.replace(/^https?:\/\//, '')}/inbox`,
        ...(addressee !== undefined && { copyOf: addressee.name }),
        ...(task.barcode !== undefined && { barcode: task.barcode }),
        ...envelopeOf(task, sender),
        ...(seal !== undefined && { seal: seal.place }),
        check: {
          code: task.checkCode,
          qr: unsent !== undefined ? previewQr(base) : writeCheckQr(facts, base, signer),
          page: `${base.replace(/^https?:\/\//, '')}/check`,
        },
        ...(unsent !== undefined && { watermark: unsent, keepsLimits: true }),
      },
      email: {
        ...mailFrame(base, task.language),
        // A preview of a mail is shown by a browser, which has no attachments.
        ...(unsent === 'preview' ? shownLogo(houseStyle) : attachedLogo(houseStyle)),
      },
    }
  }
}

/** What the letter must know of its envelope: what else it contains, and the marks of its sheets. */
function envelopeOf(task: LetterTask, sender: LetterSender): Pick<LetterFrame, 'pagesAlong' | 'sheetMarks'> {
  const { onPaper, along } = task
  const pagesAlong = along.pages.reduce((sum, each) => sum + each, 0)
  const { sheets } = sheetMarksOf(task, sender, along.pages)
  return {
    ...(onPaper === true && pagesAlong > 0 && { pagesAlong }),
    ...(sheets !== undefined && { sheetMarks: sheets }),
  }
}

/**
 * The marks on the sheets of one document of an envelope; empty where the print contract asks for none.
 * @param behind pages of each document that follows in the envelope
 */
export function sheetMarksOf(
  { message }: Pick<LetterTask, 'message'>,
  { markedSides: sides }: LetterSender,
  behind: readonly number[],
): { readonly sheets?: SheetMarks } {
  if (sides === undefined) return {}
  const following = behind.reduce((sum, pages) => sum + sheetsOfPages(pages, sides), 0)
  return { sheets: { set: sheetSetOf(message), sides, following } }
}

/** The frame of a mail. An answer to it is not read; a recipient that may reply does so in the inbox or on paper. */
export function mailFrame(base: string, language: Language) {
  return { replyAllowed: false, because: whyByEmail[language], preferencesUrl: `${base}/inbox/preferences` }
}

const whyByEmail: Record<Language, string> = {
  nl: 'U krijgt deze brief per e-mail omdat de afzender uw e-mailadres kent.',
  fr: 'Vous recevez cette lettre par e-mail parce que l’expéditeur connaît votre adresse e-mail.',
  de: 'Sie erhalten diesen Brief per E-Mail, weil der Absender Ihre E-Mail-Adresse kennt.',
  en: 'You are getting this letter by email because the sender has your email address.',
}

/**
 * Amount and account are in the signed QR, so they are needed before the letter is rendered. Only the payment is evaluated here;
 * a render thread writes the letter.
 */
function createPaymentReader(): (version: RenderableVersion, task: LetterTask) => Payment | undefined {
  const prepared = new LRUCache<string, ReadPayment>({ max: 200 })
  return ({ source, digest, tree }, task) => {
    if (source.payment === undefined) return undefined
    const name = `${digest} ${task.language}`
    const read = prepared.get(name) ?? preparePayment(tree, task.language)
    if (read === undefined) return undefined
    prepared.set(name, read)
    try {
      return read({
        data: task.data,
        recipient: task.recipient,
        letter: { date: task.letterDate, reference: task.reference },
      })
    } catch {
      // The renderer reports what cannot be filled, with its place and without its value.
      return undefined
    }
  }
}
