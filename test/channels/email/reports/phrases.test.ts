import { describe, expect, test } from 'vitest'
import { classifyFailureFacts } from '../../../../channels/email/adapter/reports/classify-answer.ts'
import { oneOf, phrases } from '../../../../channels/email/adapter/reports/phrases/any-of.ts'
import { addressRules, mailRules } from '../../../../channels/email/adapter/reports/phrases/tables.ts'

describe('a block of phrases', () => {
  test('holds one phrase a line; a line that is indented deeper continues the one before it', () => {
    expect(phrases('\n  (full\n    |over quota)\n  disk quota\n')).toEqual(['(full|over quota)', 'disk quota'])
  })

  test('a gap has a length, and ends at the end of a Chinese sentence', () => {
    const says = oneOf('mailbox …10full')
    expect(says.test('mailbox is full')).toBe(true)
    expect(says.test(`mailbox ${'x'.repeat(11)} full`)).toBe(false)
    expect(oneOf('地址…错误').test('地址有错误')).toBe(true)
    expect(oneOf('地址…错误').test('地址。传输错误')).toBe(false)
  })

  test('a gap behind a name does not reach into the next answer', () => {
    const says = oneOf('{address} …unknown')
    expect(says.test('user jan is unknown')).toBe(true)
    expect(says.test('user jan 550 host unknown')).toBe(false)
    expect(says.test('user jan. the host is unknown')).toBe(false)
  })

  test.each(['(a+)+b', String.raw`( \w+){0,6} x`, '(x*)* y'])(
    '%s is refused: it repeats what repeats itself',
    (phrase) => {
      expect(() => phrases(phrase)).toThrow('repeats')
    },
  )
})

/** A full mailbox in the words of each language that has rows for it. */
const full: Readonly<Record<string, string>> = {
  en: 'The mailbox for this user is over quota',
  nl: 'Het postvak van de geadresseerde is vol',
  fr: 'La boîte aux lettres du destinataire est pleine',
  de: 'Das Postfach des Empfängers ist voll',
  it: 'La casella del destinatario è piena',
  es: 'El buzón del destinatario está lleno',
  pt: 'A caixa postal do destinatário está cheia',
  ro: 'Căsuța destinatarului este plină',
  pl: 'Skrzynka odbiorcy jest przepełniona',
  cs: 'Schránka příjemce je plná',
  ru: 'Почтовый ящик получателя переполнен',
  uk: 'Поштова скринька переповнена',
  ja: 'メールボックスがいっぱいです',
  zh: '收件人邮箱已满',
  ko: '받는 사람의 편지함이 가득 찼습니다',
  sv: 'Mottagarens brevlåda är full',
  'da, no': 'Modtagerens postkasse er fuld',
  fi: 'Vastaanottajan postilaatikko on täynnä',
  hu: 'A címzett postafiók megtelt',
  tr: 'Alıcının posta kutusu dolu',
}

test.each(Object.entries(full))('a full mailbox in %s is soft', (_language, said) => {
  expect(classifyFailureFacts({ status: '5.1.1', diagnostic: `550 ${said}` })).toMatchObject({
    class: 'soft',
    reason: 'mailbox-full',
  })
})

test('every language with rows for a full mailbox has a sentence here', () => {
  const languages = mailRules
    .filter(({ reason, source }) => reason === 'mailbox-full' && /^\w\w(, \w\w)*$/.test(source))
    .map(({ source }) => source)
  expect(languages.sort()).toEqual(Object.keys(full).sort())
})

/** A mailbox that was closed, likewise. */
const closed: Readonly<Record<string, string>> = {
  en: 'The account of this user was deactivated',
  nl: 'Het postvak van de ontvanger is opgeheven',
  fr: 'Le compte du destinataire est désactivé',
  de: 'Das Postfach des Empfängers wurde stillgelegt',
  it: 'La casella è stata disattivata',
  es: 'La cuenta ha sido desactivada',
  pt: 'A conta foi desativada',
  pl: 'Skrzynka jest zablokowana',
  ru: 'Почтовый ящик отключён',
  ja: 'このアカウントは停止されています',
  zh: '该帐号已被停用',
  sv: 'Mottagarens konto är avstängt',
  da: 'Kontoen er lukket',
  no: 'Postkassen er stengt',
  fi: 'Tili on suljettu',
  'cs, sk': 'Účet byl zrušen',
  hu: 'A postafiók megszűnt',
  tr: 'Hesap kapalı',
  ro: 'Contul a fost dezactivat',
  el: 'Ο λογαριασμός απενεργοποιήθηκε',
  ko: '계정이 정지되었습니다',
}

test.each(Object.entries(closed))('a closed mailbox in %s is hard', (_language, said) => {
  expect(classifyFailureFacts({ status: '5.0.0', diagnostic: `550 ${said}` })).toMatchObject({
    class: 'hard',
    reason: 'mailbox-disabled',
  })
})

test('every language with rows for a closed mailbox has a sentence here', () => {
  const languages = addressRules
    .filter(({ reason, source }) => reason === 'mailbox-disabled' && /^\w\w(, \w\w)*$/.test(source))
    .map(({ source }) => source)
  expect([...new Set(languages)].sort()).toEqual(Object.keys(closed).sort())
})
