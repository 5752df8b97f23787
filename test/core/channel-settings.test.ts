import { expect, test } from 'vitest'
import { readSettings, SettingsRefused } from '../../core/config.ts'

const concurrencyOf = (text: string) => readSettings({ CHANNEL_CONCURRENCY: text }).CHANNEL_CONCURRENCY

test.each([
  ['ebox=20 email=10', { ebox: 20, email: 10 }],
  ['ebox:20,email:10', { ebox: 20, email: 10 }],
  ['print=1', { print: 1 }],
])('%j names a number by channel', (text, limits) => expect(concurrencyOf(text)).toEqual(limits))

test.each(['fax=2', 'ebox=0', 'ebox', 'ebox=-1', 'ebox=2.5'])(
  '%j is refused, with the form that is expected',
  (text) => {
    expect(() => concurrencyOf(text)).toThrow(SettingsRefused)
    expect(() => concurrencyOf(text)).toThrow(/CHANNEL_CONCURRENCY: expected letters at the same time by channel/)
  },
)
