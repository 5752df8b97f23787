import type { Step } from './intake-context.ts'
import { checkAddress } from './steps/check-address.ts'
import { checkCarriedData } from './steps/check-carried-data.ts'
import { checkCondition } from './steps/check-condition.ts'
import { checkConfidentiality } from './steps/check-confidentiality.ts'
import { checkData } from './steps/check-data.ts'
import { checkEnvelope } from './steps/check-envelope.ts'
import { checkEnvelopeFit } from './steps/check-envelope-fit.ts'
import { checkGuest } from './steps/check-guest.ts'
import { checkLanguage } from './steps/check-language.ts'
import { checkPrintable } from './steps/check-printable.ts'
import { checkRecipient } from './steps/check-recipient.ts'
import { checkTimes } from './steps/check-times.ts'
import { chooseChannels } from './steps/choose-channels.ts'
import { pinDocument } from './steps/pin-document.ts'
import { pinTemplate } from './steps/pin-template.ts'
import { takeClass } from './steps/take-class.ts'

/** The steps that check a request before it is accepted, in this order. Faults are gathered, so that all are reported at once. */
export const steps: readonly Step[] = [
  pinTemplate,
  pinDocument,
  takeClass,
  checkRecipient,
  checkAddress,
  checkPrintable,
  checkLanguage,
  checkData,
  checkTimes,
  checkCondition,
  chooseChannels,
  checkGuest,
  checkCarriedData,
  checkConfidentiality,
  checkEnvelope,
  checkEnvelopeFit,
]
