import { describe, expect, test } from 'vitest'
import { rejectionReasons } from '../../../channels/port.ts'
import type { CodeTable } from '../../../core/bytes/code-table.ts'
import { channelNames, eventTypes, messageStatuses } from '../../../core/words/message.ts'
import {
  actionCodes,
  channelCodes,
  eventCodes,
  fieldCodes,
  statusCodes,
  wordCodes,
} from '../../../dispatcher/message/codes.ts'
import { languageRules } from '../../../dispatcher/routing/language-rules.ts'
import { rules } from '../../../dispatcher/routing/rules.ts'

/**
 * Every code that was ever given, in the order of its number; a dash is a number that is not given. A line may grow at its end. A
 * word that leaves it would make stored rows unreadable or, worse, readable as something else.
 */
const given: Readonly<Record<string, { table: CodeTable<string>; words: string }>> = {
  channels: { table: channelCodes, words: 'inbox ebox email print peppol' },
  statuses: {
    table: statusCodes,
    words: 'accepted scheduled held processing sent delivered read undeliverable cancelled failed',
  },
  events: {
    table: eventCodes,
    words: `accepted scheduled held released routed rendered archived planned handed-over delivered read unread reminded rejected
      unavailable bounced complained posted returned expired resent copied cancelled undeliverable failed reply-received ignored
      lapsing lapsed - - - - - announced presented collected not-collected acknowledged refused neglected deferred
      consent-awaited - - printed-again - - - - - - - - - - - - - registry-awaited
      seal-awaited`,
  },
  fields: {
    table: fieldCodes,
    words: `as awaits by class code detail event held largePages last mayHaveLeftTwice most noAlert occurredAt outcome pages reason
      record rule sheets simulated what availableUntil - - - - - - - - - - - - - - barcode document - - - part until`,
  },
  actions: { table: actionCodes, words: 'pay object reply come hand-in' },
  words: {
    table: wordCodes,
    words: `not-allowed already-tried no-fallback deceased wants-paper no-number no-ebox-consent not-connected never-opened no-email
      email-suppressed no-address address-marked sensitive-not-by-email channel-wants-paper paper-after-unread after-refusal
      paper-chosen paper-only digital-first paper-remains - - - - - - - -
      language-policy recipient-choice preference fallback as-copied - - - - -
      no-confirmed-address turned-off confirmation-expired address-failed - - - - - -
      unknown-recipient no-digital-user address-refused content-refused policy no-channel-left too-many-pages large-print-too-long
      returned expired moved unknown mailbox-full too-large - - - - - -
      self send-condition reading message window hard soft - - -
      ebox-decision-missing language-not-carried consent-unanswered invalid-recipient no-main-content too-many-main-contents
      sender-not-authorised several-languages digest-differs scope-missing token-refused address-of-service other-invalid-input
      too-many-documents not-a-pdf media-type - - - -
      mailbox-disabled domain-unknown no-mail-accepted rate-limited greylisted spam virus blocked authentication not-allowed-to-send
      relay-denied unreachable dns expired-in-queue loop encryption server-fault temporary unspecified -
      - - - - - - - - - - - - - - - - - - - -
      announcement-refused notice-left refused term-passed address-missing insufficient-address registrar-away
      field-too-long no-recipient at-address - - - - - - - - - -
      paper-after-refused paper-after-neglected - representative acknowledgement lost spoilt
       - - - - - - - - - - - - answer-of-proxy clock-differs - - not-registered data-unfit invoice-refused invoice-invalid sender-not-connected
       not-delivered invoice-missing access-point-refuses-hub
       - - - - - - - - - address-bounced mail-reported channel-declined
       estate struck-off trustee guardians administrator detained no-reader registry-away registry-address
       seal-key-unusable seal-device-away time-stamps-away`,
  },
}

describe.each(Object.entries(given))('the codes of %s', (_name, { table, words }) => {
  const former = words.split(/\s+/).flatMap((word, place) => (word === '-' ? [] : [[word, place + 1] as const]))

  test('keep the numbers that they had', () => {
    expect(table.codes).toMatchObject(Object.fromEntries(former))
  })

  test('are given once, and new ones after the former', () => {
    const codes = Object.values(table.codes)
    expect(new Set(codes).size).toBe(codes.length)
    expect(Math.min(...codes)).toBeGreaterThan(0)
    expect(Math.max(...codes)).toBeLessThan(240)
    const known = new Set(former.map(([word]) => word))
    const taken = new Set(former.map(([, code]) => code))
    const added = Object.entries(table.codes).filter(([word]) => !known.has(word))
    expect(added.filter(([, code]) => taken.has(code))).toEqual([])
  })
})

test('every event, status, channel, rule and reason for a refusal has a code', () => {
  const without = (table: CodeTable<string>, words: readonly string[]) =>
    words.filter((word) => table.codeOf(word) === undefined)
  expect(without(eventCodes, eventTypes)).toEqual([])
  expect(without(statusCodes, messageStatuses)).toEqual([])
  expect(without(channelCodes, channelNames)).toEqual([])
  expect(
    without(wordCodes, [
      ...rules.map(({ name }) => name),
      ...languageRules.map(({ name }) => name),
      ...rejectionReasons,
    ]),
  ).toEqual([])
  // A status shares its byte with four marks.
  expect(Math.max(...Object.values<number>(statusCodes.codes))).toBeLessThan(16)
})
