import type { FailureReason } from '../failure-reason.ts'
import { type FailureRule, rule } from './failure-rule.ts'
import { type Vocabulary, vocabularies } from './nouns-and-states.ts'

/** A noun and what is said of it behind it; the address of a host is none. */
const nounThen = (nouns: string, states: string): string => String.raw`(?<!\bip[- ])\b(${nouns})\w*…(${states})`
/** Words that deny or describe a noun, before it, with at most one word between. */
const before = (words: string, nouns: string): string => String.raw`\b(${words}) ?\S{0,20} ?(${nouns})`
/** A sender with a state, within one clause. */
const senderThen = (sender: string, states: string): string => String.raw`\b(${sender})\w*[^.:;,]{0,20}(${states})`

const combined = (reason: FailureReason, phrase: (words: Vocabulary) => string): readonly FailureRule[] =>
  vocabularies.map((words) => rule(reason, `nouns and states: ${words.language}`, phrase(words)))

/** The sender is what is unknown or closed: no word about the recipient. */
export const combinedSenderRules = combined('policy', ({ sender, unknown, closed }) =>
  senderThen(sender, `${unknown}|${closed}`),
)

export const combinedFullRules = combined('mailbox-full', ({ nouns, full }) => nounThen(nouns, full))

/** The mailbox was closed, or it does not exist. */
export const combinedAddressRules: readonly FailureRule[] = [
  ...combined('mailbox-disabled', ({ nouns, closed }) => nounThen(nouns, closed)),
  ...combined(
    'unknown-recipient',
    ({ nouns, unknown, no }) => `${nounThen(nouns, unknown)}\n${before(no, nouns)}(?! ip)`,
  ),
]

/** The mail was removed and not the mailbox, or the address is one of a host. */
export const removedMailRules: readonly FailureRule[] = [
  rule(
    'policy',
    'languages of the vocabularies',
    String.raw`
    \b(message|courriel|mensaje|mensagem|messaggio|nachricht|bericht|mail|meddelande|besked|melding|wiadomosc|zprava)\w* (pour|para|al?|an|aan
      |till?|do|pro)( \S{1,20}){0,4} (supprim|eliminad|eliminat|gelosch|verwijderd|borttag|slettet|usuniet|smazan|zablokow)
    \bviesti\w* vastaanottaja\w* poistet
    \balici\S* gonderilen (ileti|mesaj|e-?posta)\w* (silin|iptal)
    \bip[- ]?(adress|adresse|osoite)\w*[^.:;,]{0,20}(ukendt|ukjent|okand|tuntematon)
    adresse de retour
    ungue?ltige[rns]? (empfanger|adress)\w*-(header|kopf|feld)
    dosya gecersiz
    spaerret for afsendelse
    `,
  ),
]
